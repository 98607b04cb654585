/** Balance: the load per CSM, moves on paper with the ties they would break, and moves applied as one undoable edit. */
import type { BalanceLoad, BalanceWhatIf, BrokenTie } from '../../shared/contract/quality.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import type { AccountScore } from '../../shared/domain/score.ts';
import { editFacts } from '../book/journal/editFacts.ts';
import type { Book } from '../book/openBook.ts';
import { scoredBook } from '../portfolio/scoredBook.ts';
import { loadSettings } from '../settings/bookSettings.ts';
import { csmLoads } from './csmLoads.ts';
import { isConfigured } from './hoursModel.ts';

export interface AccountMove {
  readonly accountId: string;
  readonly toCsm: string;
}

const currentCsm = ({ seen }: AccountScore): string | null => seen.facts.account.csm;

export async function balanceLoad(book: Book, asOf: IsoDay): Promise<BalanceLoad> {
  const { balance } = await loadSettings(book);
  const configured = isConfigured(balance);
  const { accounts } = await scoredBook(book, asOf);
  return {
    asOf,
    configured,
    csms: configured ? csmLoads(accounts, balance, asOf, currentCsm) : [],
    definition:
      "Hours in the quarter from the as-of day on, by the team's own numbers: stage and segment, open milestones due by its end, open tickets, renewal decisions. Load = hours / available hours. Churned accounts are left out; there is no built-in ratio.",
  };
}

/** What moves would do; nothing is written. */
export async function balanceWhatIf(book: Book, asOf: IsoDay, moves: readonly AccountMove[]): Promise<BalanceWhatIf> {
  const { balance } = await loadSettings(book);
  const { accounts } = await scoredBook(book, asOf);
  const target = new Map(moves.map(({ accountId, toCsm }) => [accountId, toCsm]));
  const movedCsm = (score: AccountScore): string | null => target.get(score.figures.accountId) ?? currentCsm(score);
  return {
    before: csmLoads(accounts, balance, asOf, currentCsm),
    after: csmLoads(accounts, balance, asOf, movedCsm),
    ties: accounts.flatMap((score) => brokenTies(score, target.get(score.figures.accountId))),
  };
}

/** Active people whose relationship owner is the CSM who would hand over. */
function brokenTies({ seen }: AccountScore, toCsm: string | undefined): readonly BrokenTie[] {
  const { id, name, csm } = seen.facts.account;
  if (toCsm === undefined || csm === null || toCsm === csm) return [];
  return seen.active
    .filter(({ person }) => person.relationshipOwner === csm)
    .map(({ person }) => ({
      accountId: id,
      accountName: name,
      fromCsm: csm,
      sentence: `${csm} holds the relationship with ${person.name}${person.roles.length === 0 ? '' : ` (${person.roles.join(', ')})`}.`,
    }));
}

/**
 * Writes the moves as one edit.
 * @throws AppError balance/unknown-account when an account is no longer in the book; nothing is written then.
 */
export async function applyMoves(
  book: Book,
  asOf: IsoDay,
  moves: readonly AccountMove[],
  now: string,
): Promise<BalanceLoad> {
  const { accounts } = await scoredBook(book, asOf);
  const known = new Set(accounts.map(({ figures }) => figures.accountId));
  const missing = moves.find(({ accountId }) => !known.has(accountId));
  if (missing !== undefined) {
    throw new AppError(
      'balance/unknown-account',
      'One of the accounts is no longer in the book. Reload the screen; nothing was moved.',
      { accountId: missing.accountId },
    );
  }
  const label = moves.length === 1 ? 'Moved 1 account to another CSM' : `Moved ${moves.length} accounts to other CSMs`;
  editFacts(
    book,
    { label, at: now },
    moves.map(({ accountId, toCsm }) => ({
      op: 'update',
      table: 'account',
      id: Number(accountId),
      changes: { csm: toCsm },
    })),
  );
  return balanceLoad(book, asOf);
}
