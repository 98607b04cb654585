import type { AnyMethods } from './method.ts';

export const historyMethods = {} satisfies AnyMethods;
