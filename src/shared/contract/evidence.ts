import type { AnyMethods } from './method.ts';

export const evidenceMethods = {} satisfies AnyMethods;
