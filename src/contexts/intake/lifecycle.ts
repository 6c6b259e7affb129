export * from './lifecycle/contact-day.ts';
export * from './lifecycle/sheet-import.ts';
