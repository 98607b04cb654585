/**
 * The one door into the services: parses the input, runs the use case, wraps the answer. It never throws, and what it
 * returns is JSON text, so that nothing but JSON can cross a thread, a process or a wire.
 */
import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { AnyMethods } from '../../shared/contract/method.ts';
import { sqliteError } from '../book/sqliteError.ts';
import type { ServiceContext } from './context.ts';
import type { Handlers } from './handlers.ts';
import { explainError } from './unexpectedErrors.ts';

/** Answers `Reply<Output>` as JSON text. */
export type Dispatch = (method: string, input: unknown) => Promise<string>;

type AnyHandler = (input: unknown, ctx: ServiceContext) => unknown;

/** Calls that use no book, or that ask for their turn themselves. */
const OF_THE_HOST = /^(app|book|import)\.|^history\.(undo|redo)$/;

export function createDispatch<Methods extends AnyMethods>(
  methods: Methods,
  handlers: Handlers<Methods>,
  ctx: ServiceContext,
): Dispatch {
  // A Map, because a method name from outside must never reach Object.prototype.
  const table = new Map(
    Object.entries(methods).map(([name, { input }]) => [name, { input, run: handlers[name] as AnyHandler }]),
  );
  return async (method, input) => {
    try {
      const entry = table.get(method);
      if (entry === undefined)
        throw new AppError(
          'app/unknown-method',
          'This screen asked for something this version does not know. Reload the window.',
          {},
        );
      const parsed = entry.input.safeParse(input ?? {});
      if (!parsed.success) throw invalidInput(method, parsed.error);
      const run = (): unknown => entry.run(parsed.data, ctx);
      const value = await (OF_THE_HOST.test(method) ? run() : ctx.turns.during(run));
      return JSON.stringify({ ok: true, value: value ?? null });
    } catch (error) {
      // What SQLite refuses (a full disk, a book that can only be read) has a sentence of its own, whoever asked.
      const known = sqliteError(error, ctx.session.current()?.name ?? 'The book');
      return JSON.stringify({ ok: false, error: explainError(known, method, ctx.host.folders.config) });
    }
  };
}

/** Names the field and the rule, never the value: it may be long or private. */
function invalidInput(method: string, error: z.ZodError): AppError {
  const issue = error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  const where = field === '' ? '' : ` (${field})`;
  return new AppError(
    'app/invalid-input',
    `That value cannot be used${where}: ${issue?.message ?? 'it has the wrong shape'}.`,
    { method, field },
  );
}
