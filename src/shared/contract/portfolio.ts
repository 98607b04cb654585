import type { AnyMethods } from './method.ts';

export const portfolioMethods = {} satisfies AnyMethods;
