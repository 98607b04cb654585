/** One account: its page, history, deltas, origins, search, and edits by hand. */
import type { accountMethods } from '../../shared/contract/account.ts';
import { accountPage } from '../account/accountPage.ts';
import { addAction, finishAction } from '../account/actions.ts';
import { decide } from '../account/decide.ts';
import { deltaView } from '../account/deltaView.ts';
import { addFact, changeFact, removeFact, type EditTime } from '../account/editAccount.ts';
import { historyView } from '../account/historyView.ts';
import { loadAccount } from '../account/loadAccount.ts';
import { mergeAccounts } from '../account/mergeAccounts.ts';
import { mergePeople } from '../account/mergePeople.ts';
import { movePerson } from '../account/movePerson.ts';
import { originOf } from '../account/originView.ts';
import { readDecisions } from '../book/repositories/decisions.ts';
import { searchAccounts } from '../book/repositories/searchAccounts.ts';
import { withForce } from '../portfolio/decisionsInForce.ts';
import type { ServiceContext } from './context.ts';
import type { Handlers } from './handlers.ts';

export const accountHandlers = {
  'account.page': ({ accountId, asOf }, ctx) => accountPage(ctx.book(), accountId, asOf ?? ctx.today()),
  'account.history': async ({ accountId, asOf, months }, ctx) => {
    const day = asOf ?? ctx.today();
    const overrides = (await readDecisions(ctx.book().db, accountId)).filter(({ kind }) => kind === 'override');
    return historyView(
      await loadAccount(ctx.book(), accountId),
      { asOf: day, months },
      overrides.map((decision) => withForce(decision, day)),
    );
  },
  'account.delta': async ({ accountId, from, to }, ctx) => {
    const { facts, models } = await loadAccount(ctx.book(), accountId);
    return deltaView(facts, { from, to, since: 'chosen day' }, models);
  },
  'account.origin': (fact, ctx) => originOf(ctx.book(), fact),
  'account.search': ({ text, limit }, ctx) => searchAccounts(ctx.book(), text, limit),
  'account.edit': ({ table, id, changes }, ctx) => edited(ctx, changeFact(ctx.book(), table, id, changes, timeOf(ctx))),
  'account.addFact': ({ table, accountId, values }, ctx) =>
    edited(ctx, addFact(ctx.book(), table, accountId ?? null, values, timeOf(ctx))),
  'account.removeFact': ({ table, id }, ctx) => edited(ctx, removeFact(ctx.book(), table, id, timeOf(ctx))),
  'account.merge': ({ keepId, mergeId }, ctx) => edited(ctx, mergeAccounts(ctx.book(), keepId, mergeId, ctx.now())),
  'account.mergePeople': ({ keepId, mergeId }, ctx) => edited(ctx, mergePeople(ctx.book(), keepId, mergeId, ctx.now())),
  'account.movePerson': ({ personId, toAccountId, date }, ctx) =>
    edited(ctx, movePerson(ctx.book(), { personId, toAccountId, date: date ?? ctx.today() }, ctx.now())),
  'account.decide': async ({ accountId, date, kind, text, band, author, expiresDate }, ctx) => {
    const decision = {
      accountId,
      date: date ?? ctx.today(),
      kind,
      text,
      band: band ?? null,
      author: author ?? null,
      expiresDate: expiresDate ?? null,
    };
    return edited(ctx, await decide(ctx.book(), decision, timeOf(ctx)));
  },
  'account.addAction': async ({ accountId, text, owner, dueDate }, ctx) => {
    const action = { text, owner: owner ?? null, dueDate: dueDate ?? null };
    return edited(ctx, await addAction(ctx.book(), accountId, action, ctx.now()));
  },
  'account.finishAction': async ({ id, doneDate }, ctx) =>
    edited(ctx, await finishAction(ctx.book(), id, doneDate, ctx.now())),
} satisfies Handlers<typeof accountMethods>;

function timeOf(ctx: ServiceContext): EditTime {
  return { today: ctx.today(), now: ctx.now() };
}

/** Tells every screen that the book changed. */
function edited<T>(ctx: ServiceContext, result: T): T {
  ctx.emit('book.changed', { reason: 'edited' });
  return result;
}
