/**
 * The invented company as facts, fresh for any day: sixty customers whose dates move with `today`.
 * The workbook of the sample is these facts written the way people write sheets; tests score the facts directly.
 */
import type { AccountFacts, IsoDay } from '../../shared/domain/facts.ts';
import { dayNumber } from '../../shared/domain/days.ts';
import { CUSTOMERS } from './cast.ts';
import { makeAccount } from './makeAccount.ts';
import { makeContracts } from './makeContracts.ts';
import { makeHistory } from './makeHistory.ts';
import { makeMilestones } from './makeMilestones.ts';
import { makePeople } from './makePeople.ts';
import { makePulses, makeSurveys, makeTouches } from './makeSignals.ts';
import { makeTickets, makeUsage } from './makeUsage.ts';
import { sceneOf } from './scene.ts';
import { withSlips } from './withSlips.ts';

/** All facts of the sample as of `today`; the same day gives the same facts on every machine. */
export function sampleFacts(today: IsoDay): readonly AccountFacts[] {
  const day = dayNumber(today);
  return CUSTOMERS.map((customer, index): AccountFacts => {
    const scene = sceneOf(customer, index + 1, day);
    const people = makePeople(scene);
    const { contracts, forecasts } = makeContracts(scene);
    const history = makeHistory(scene, people, contracts);
    return withSlips(scene, {
      account: makeAccount(scene),
      contracts,
      stakeholders: people.all,
      milestones: makeMilestones(scene, people),
      pulses: [...makePulses(scene), ...history.pulses],
      touches: [...makeTouches(scene, people), ...history.touches],
      surveys: makeSurveys(scene, people),
      usage: makeUsage(scene),
      tickets: makeTickets(scene),
      forecasts,
    });
  });
}
