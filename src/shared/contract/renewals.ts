import type { AnyMethods } from './method.ts';

export const renewalsMethods = {} satisfies AnyMethods;
