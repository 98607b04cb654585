/** The team's own hours from the settings as the domain's table, per account, because segments may have hours of their own. */
import type { BalanceSettings } from '../../shared/contract/settings.ts';
import type { AccountToBalance, HoursModel, TouchHours } from '../../shared/domain/balance.ts';
import type { Account } from '../../shared/domain/facts.ts';
import type { AccountScore } from '../../shared/domain/score.ts';

/** Whether the team has entered anything; until then nothing is computed (product page, belief 12). */
export function isConfigured(settings: BalanceSettings): boolean {
  const {
    hoursByStage,
    hoursBySegment,
    capacityByCsm,
    capacityDefault,
    hoursPerOpenMilestone,
    hoursPerOpenTicket,
    hoursPerRenewal,
  } = settings;
  const tables = [hoursByStage, hoursBySegment, capacityByCsm];
  return (
    tables.some((table) => Object.keys(table).length > 0) ||
    capacityDefault !== null ||
    hoursPerOpenMilestone + hoursPerOpenTicket + hoursPerRenewal > 0
  );
}

/** The domain looks an account's hours up by stage; here every account has a row of its own, made of its stage and its segment. */
const OWN_ROW = 'own';

/** An account as the domain balances it, with the table that holds for it. */
export function balanced(
  { seen, figures }: AccountScore,
  settings: BalanceSettings,
): { readonly item: AccountToBalance; readonly model: HoursModel } {
  const { account } = seen.facts;
  const touches = touchHours(account, settings);
  return {
    item: { facts: { ...seen.facts, account: { ...account, lifecycleStage: OWN_ROW } }, health: figures },
    model: {
      stages: touches.length === 0 ? {} : { [OWN_ROW]: touches },
      openMilestone: settings.hoursPerOpenMilestone,
      openTicket: settings.hoursPerOpenTicket,
      renewal: settings.hoursPerRenewal,
      exception: 0,
      available: settings.capacityByCsm,
    },
  };
}

function touchHours(
  { lifecycleStage, segment }: Account,
  { hoursByStage, hoursBySegment }: BalanceSettings,
): readonly TouchHours[] {
  const touches: TouchHours[] = [];
  const stageHours = hoursByStage[lifecycleStage ?? ''];
  const segmentHours = hoursBySegment[segment ?? ''];
  if (stageHours !== undefined)
    touches.push({ name: `stage ${lifecycleStage ?? '(none)'}`, perQuarter: 1, hours: stageHours });
  if (segmentHours !== undefined)
    touches.push({ name: `segment ${segment ?? '(none)'}`, perQuarter: 1, hours: segmentHours });
  return touches;
}
