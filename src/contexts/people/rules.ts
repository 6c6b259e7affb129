export * from './rules/device-name.ts';
export * from './rules/password.ts';
export * from './rules/sign-in-limits.ts';
export * from './rules/user-name.ts';
