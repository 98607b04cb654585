/** Data health and balance. */
import type { qualityMethods } from '../../shared/contract/quality.ts';
import { applyMoves, balanceLoad, balanceWhatIf } from '../balance/balance.ts';
import { dataHealth } from '../quality/dataHealth.ts';
import { dismissFlag, listFlagAgain } from '../quality/dismissFlag.ts';
import { notSame, offerAgain } from '../quality/notSame.ts';
import type { Handlers } from './handlers.ts';

export const qualityHandlers = {
  'quality.report': ({ asOf }, ctx) => dataHealth(ctx.book(), asOf ?? ctx.today()),
  'quality.notSame': async ({ table, aId, bId }, ctx) => {
    const said = notSame(ctx.book(), table, [aId, bId], ctx.now());
    ctx.emit('book.changed', { reason: 'edited' });
    return said;
  },
  'quality.offerAgain': ({ id }, ctx) => {
    const said = offerAgain(ctx.book(), id, ctx.now());
    ctx.emit('book.changed', { reason: 'edited' });
    return said;
  },
  'quality.dismissFlag': (word, ctx) => {
    const said = dismissFlag(ctx.book(), word, ctx.now());
    ctx.emit('book.changed', { reason: 'edited' });
    return said;
  },
  'quality.listFlagAgain': ({ id }, ctx) => {
    const said = listFlagAgain(ctx.book(), id, ctx.now());
    ctx.emit('book.changed', { reason: 'edited' });
    return said;
  },
  'balance.load': ({ asOf }, ctx) => balanceLoad(ctx.book(), asOf ?? ctx.today()),
  'balance.whatIf': ({ asOf, moves }, ctx) => balanceWhatIf(ctx.book(), asOf ?? ctx.today(), moves),
  'balance.apply': async ({ asOf, moves }, ctx) => {
    const load = await applyMoves(ctx.book(), asOf ?? ctx.today(), moves, ctx.now());
    ctx.emit('book.changed', { reason: 'edited' });
    return load;
  },
} satisfies Handlers<typeof qualityMethods>;
