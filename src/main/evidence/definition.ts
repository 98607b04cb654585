/** The definition box of the backtest. */
import type { Evidence } from '../../shared/domain/evidence.ts';

export function evidenceDefinition({ asOf, leadDays, n, leftOut }: Evidence): string {
  const { notStarted, alreadyDecided, noDecisionDate } = leftOut;
  return (
    `${n} contract decisions with an outcome known on ${asOf}, each scored ${leadDays} days before its decision date with today's model and only the facts dated by then. ` +
    'Flagged: red, or unproven with an exception that says more than that facts are missing. ' +
    `Left out: ${notStarted} that had not started, ${alreadyDecided} decided by then, ${noDecisionDate} without a decision date. ` +
    'Fields without a date (power, roles, importance, missed, dropped, segment) are taken as they stand today.'
  );
}
