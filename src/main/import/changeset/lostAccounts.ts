/**
 * What becomes of an account when a person marks contracts that vanished from its export as churned. An account is churned when its
 * status says so and none of its contracts is pending or active (domain page, "Exceptions"); the status is no rule's work. Who
 * marks the last contract lost says that the customer is, so the status follows, and that is said.
 */
import { activeArrAt, contractStatesAt } from '../../../shared/domain/contracts.ts';
import { dayNumber } from '../../../shared/domain/days.ts';
import { DEFAULT_THRESHOLDS } from '../../../shared/domain/model.ts';
import { columnAt } from '../../book/importing/factColumns.ts';
import { contractOf } from '../../book/repositories/factRows.ts';
import type { ImportRun } from './run.ts';

const STATUS = columnAt('account', 'status');

/** Marks as churned whoever has no contract left that is pending or runs on. @param accountIds of the contracts just marked lost. */
export function settleLostAccounts(run: ImportRun, accountIds: ReadonlySet<number>): void {
  for (const id of accountIds) {
    const status = run.store.read('account', id)[STATUS];
    if (status === 'churned' || hasContractLeft(run, id)) continue;
    const name = `“${run.accounts.get(id)?.name ?? ''}”`;
    if (run.store.typed('account', id)?.has('status') === true) {
      run.notes.add(`${name} has no contract left that runs or is to be decided; its status was typed and stays.`);
      continue;
    }
    run.store.decide('account', id, new Map([[STATUS, 'churned']]));
    run.notes.add(
      `${name} has no contract left that runs or is to be decided, so the account is marked churned as well.`,
    );
  }
}

/** Looks at the day when all that is on file has ended: what is pending or active then has not been lost. */
function hasContractLeft(run: ImportRun, accountId: number): boolean {
  const contracts = run.contracts
    .of(accountId)
    .map(({ id }) =>
      contractOf([id, ...run.store.read('contract', id).map((value) => value ?? null)], String(accountId)),
    );
  const days = contracts.flatMap(({ startDate, endDate, outcomeDate }) => [startDate, endDate, outcomeDate]);
  const last = days.reduce<string>((latest, day) => (day !== null && day > latest ? day : latest), run.date);
  const after = dayNumber(last) + 1;
  return contractStatesAt(contracts, 'active', after, DEFAULT_THRESHOLDS).some(
    (state) => state.status === 'pending' || activeArrAt(state, after) !== null,
  );
}
