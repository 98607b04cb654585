import type { AnyMethods } from './method.ts';

export const importMethods = {} satisfies AnyMethods;

export interface ImportEvents {}
