import type { AnyMethods } from './method.ts';

export const qualityMethods = {} satisfies AnyMethods;
