import { describe, expect, it } from 'vitest';
import {
  accountHours,
  type AccountToBalance,
  type HoursModel,
  loadByCsm,
  weeksByCsm,
  whatIf,
} from '../../../src/shared/domain/balance.ts';
import type { AccountFacts } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_MODEL } from '../../../src/shared/domain/model.ts';
import { renewalMovement } from '../../../src/shared/domain/movement.ts';
import { nextConversation } from '../../../src/shared/domain/nextConversation.ts';
import type { ScoredAccount } from '../../../src/shared/domain/renewals.ts';
import type { AccountFigures } from '../../../src/shared/domain/results.ts';
import { accountFigures } from '../../../src/shared/domain/score.ts';
import { account, contract, facts, milestone, person, pulse, ticket, touch } from './build.ts';

const D = '2026-06-30';

describe('the next conversation', () => {
  const next = (over: Partial<AccountFacts>) => nextConversation(facts(over), D, DEFAULT_MODEL);
  const dee = person({ name: 'Dee Moss', roles: ['decision maker'], power: 5 });

  it('comes from the most urgent exception, names a person and what it serves', () => {
    const angry = { ...dee, support: -2 };
    const open = milestone({ title: 'Second plant', dueDate: '2026-08-01' });
    expect(next({ stakeholders: [angry], milestones: [open] })).toMatchObject({
      reason: 'unhappy power',
      who: { name: 'Dee Moss' },
      why: 'Dee Moss stands at -2: hear what has to change, and by when.',
      serves: 'Milestone "Second plant"',
    });
    expect(
      next({ stakeholders: [angry], milestones: [open], contracts: [contract({ endDate: '2026-06-01' })] }),
    ).toMatchObject({
      reason: 'past decision',
      serves: 'Decision on 2026-06-01 about Core',
    });
  });

  it('asks for the proof of what was reached', () => {
    const claimed = milestone({ title: 'Live', achievedDate: '2026-06-01', evidenceLevel: 'measured' });
    expect(next({ stakeholders: [dee], touches: [touch([dee.id], D)], milestones: [claimed] })).toMatchObject({
      reason: 'unverified',
      who: { name: 'Dee Moss' },
      serves: 'Milestone "Live"',
    });
  });

  it('finds the decider through who is there, or says that nobody is', () => {
    const cho = person({ name: 'Cho Park', roles: ['champion'] });
    expect(next({ stakeholders: [cho] })).toMatchObject({ reason: 'no decider on file', who: { name: 'Cho Park' } });
    expect(next({})).toMatchObject({ reason: 'no decider on file', who: null });
    expect(next({ account: account({ status: 'churned' }) })).toBeNull();
  });

  it('never says check in', () => {
    const proof = milestone({ achievedDate: '2026-06-01', evidenceLevel: 'customer-signed' });
    const calm = next({
      stakeholders: [dee],
      touches: [touch([dee.id], D)],
      milestones: [proof],
      contracts: [contract({ endDate: '2027-06-01' })],
    });
    expect(calm).toMatchObject({ reason: 'decision', serves: 'Decision on 2027-06-01 about Core' });
    expect(JSON.stringify(calm)).not.toMatch(/check.?in/i);
  });
});

describe('movement of ARR at risk', () => {
  const base = accountFigures(facts(), D, DEFAULT_MODEL);
  const at = (
    name: string,
    band: AccountFigures['band'],
    decisionDate: string | null,
    arrMinor: number,
    turn = 1,
  ): ScoredAccount => ({
    account: account({ id: name, name }),
    health: {
      ...base,
      band,
      pending:
        decisionDate === null
          ? []
          : [
              {
                contractId: `c-${name}`,
                product: null,
                turn,
                decisionDate,
                endDate: decisionDate,
                daysLeft: 0,
                arrMinor,
                currency: 'USD',
              },
            ],
    },
  });

  it('goes from opening to closing by named steps', () => {
    const before = [
      at('out', 'red', '2026-08-01', 1),
      at('rec', 'red', '2026-08-01', 2),
      at('book', 'red', '2026-08-01', 4),
      at('turn', 'red', '2026-08-01', 8),
      at('stay', 'red', '2026-08-01', 16),
      at('in', 'red', '2027-01-01', 32),
      at('new', 'green', '2026-08-01', 64),
    ];
    const after = [
      at('out', 'red', '2027-01-01', 1),
      at('rec', 'yellow', '2026-08-01', 2),
      at('book', 'red', null, 4),
      at('turn', 'red', '2027-08-01', 8, 2),
      at('stay', 'red', '2026-08-01', 20),
      at('in', 'red', '2026-09-01', 32),
      at('new', 'red', '2026-08-01', 64),
    ];
    const { waterfalls } = renewalMovement(before, after, { from: null, to: '2026-12-31' });
    expect(waterfalls).toEqual([
      {
        currency: 'USD',
        opening: 31,
        steps: { 'slipped in': 32, 'slipped out': -1, recovered: -2, 'new risk': 64, booked: -12, repriced: 4 },
        closing: 116,
      },
    ]);
  });
});

describe('balance', () => {
  const model: HoursModel = {
    stages: {
      adopt: [
        { name: 'call', perQuarter: 6, hours: 1 },
        { name: 'QBR', perQuarter: 1, hours: 5 },
      ],
    },
    openMilestone: 2,
    openTicket: 0.5,
    renewal: 4,
    exception: 1,
    available: { Kim: 40, Ona: 0 },
  };
  const item = (over: Partial<AccountFacts>): AccountToBalance => {
    const own = facts(over);
    return { facts: own, health: accountFigures(own, D, DEFAULT_MODEL) };
  };
  const bo = person({ name: 'Bo Lind', relationshipOwner: 'Kim' });
  const first = item({
    account: account({ id: 'a', csm: 'Kim', lifecycleStage: 'adopt' }),
    contracts: [contract({ endDate: '2026-09-29' })],
    milestones: [
      milestone({ dueDate: '2026-07-01' }),
      milestone({ dueDate: '2026-12-01' }),
      milestone({ achievedDate: '2026-06-01', dueDate: '2026-07-01' }),
    ],
    stakeholders: [bo, person({ relationshipOwner: 'Kim', leftDate: '2026-01-01' })],
    tickets: [ticket({ closedDate: '2026-06-15' }), ticket()],
    pulses: [pulse()],
  });
  const second = item({ account: account({ id: 'b', csm: null, lifecycleStage: 'renew' }) });

  it("adds touches by stage and open work, by the team's own numbers", () => {
    // 6 + 5 + one milestone 2 + one ticket 0.5 + one renewal 4 + exceptions unverified, no decider 2 = 19.5
    expect(accountHours(first, model)).toMatchObject({ hours: 19.5, withoutStage: false });
    expect(accountHours(second, model)).toMatchObject({ hours: 2, withoutStage: true });
    expect(accountHours(item({ account: account({ status: 'churned' }) }), model)).toBeNull();
  });

  it('load is hours of available hours; none where the team gave none', () => {
    const loads = loadByCsm(
      [first, second].flatMap((own) => accountHours(own, model) ?? []),
      model,
    );
    expect(loads.map(({ csm, hours, load, accountsWithoutStage }) => [csm, hours, load, accountsWithoutStage])).toEqual(
      [
        ['Kim', 19.5, 19.5 / 40, 0],
        ['Ona', 0, null, 0],
        [null, 2, null, 1],
      ],
    );
  });

  it('a move is a what-if and names the ties that would break', () => {
    const effect = whatIf([first, second], [{ accountId: 'a', toCsm: 'Ona' }], model);
    expect(effect.after.find(({ csm }) => csm === 'Ona')?.hours).toBe(19.5);
    expect(effect.before.find(({ csm }) => csm === 'Ona')?.hours).toBe(0);
    expect(effect.tiesBroken).toEqual([{ accountId: 'a', csm: 'Kim', person: 'Bo Lind' }]);
  });

  it('counts decisions and milestones per week', () => {
    // 2026-06-30 is a Tuesday; its week starts 2026-06-29. The milestone of 07-01 lies in it, the decision of 09-29 13 weeks on.
    const weeks = weeksByCsm([first], D, 14).get('Kim');
    expect(weeks?.[0]).toEqual({ weekStart: '2026-06-29', decisions: 0, milestones: 1 });
    expect(weeks?.[13]).toEqual({ weekStart: '2026-09-28', decisions: 1, milestones: 0 });
  });
});
