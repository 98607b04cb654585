/**
 * How the contract is written down: a method is a zod schema for its input and a type for its output; an event is a type.
 * Server and clients derive everything from these maps; nobody writes a channel name twice.
 */
import type { z } from 'zod';
import type { WireError } from './errors.ts';

export interface Method<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Type carrier only; never present at run time. */
  readonly output?: Output;
}

/** Declares one method: `method<Output>()(inputSchema)`. */
export function method<Output>(): <Input extends z.ZodType>(input: Input) => Method<Input, Output> {
  return (input) => ({ input });
}

export type AnyMethods = Readonly<Record<string, Method<z.ZodType, unknown>>>;
/** What a caller passes (before defaults). */
export type InputOf<M> = M extends Method<infer Input, unknown> ? z.input<Input> : never;
/** What a handler receives (parsed, defaults filled). */
export type ParsedOf<M> = M extends Method<infer Input, unknown> ? z.output<Input> : never;
export type OutputOf<M> = M extends Method<z.ZodType, infer Output> ? Output : never;

/** Every answer that crosses a process: it never throws. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };
