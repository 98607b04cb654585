import type { AnyMethods } from './method.ts';

export const accountMethods = {} satisfies AnyMethods;
