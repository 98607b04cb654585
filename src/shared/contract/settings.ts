import type { AnyMethods } from './method.ts';

export const settingsMethods = {} satisfies AnyMethods;
