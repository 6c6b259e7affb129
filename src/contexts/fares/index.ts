/** The door of the context: the library, and what the server binds. */
export * from './rules/index.ts';
