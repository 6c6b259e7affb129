export * from './contract/demo.ts';
export * from './contract/fields.ts';
export * from './contract/me.ts';
export * from './contract/second-factor.ts';
export * from './contract/session.ts';
export * from './contract/settings.ts';
export * from './contract/staff.ts';
export * from './contract/unmasking.ts';
