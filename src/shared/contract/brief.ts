import type { AnyMethods } from './method.ts';

export const briefMethods = {} satisfies AnyMethods;

export interface BriefEvents {}
