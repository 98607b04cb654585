/** The shape of a feature's api file: one use case per method of its contract file, input already parsed. */
import type { AnyMethods, OutputOf, ParsedOf } from '../../shared/contract/method.ts';
import type { ServiceContext } from './context.ts';

/** `export const renewalsHandlers = { ... } satisfies Handlers<typeof renewalsMethods>;` */
export type Handlers<Methods extends AnyMethods> = {
  readonly [Name in keyof Methods]: (
    input: ParsedOf<Methods[Name]>,
    ctx: ServiceContext,
  ) => OutputOf<Methods[Name]> | Promise<OutputOf<Methods[Name]>>;
};
