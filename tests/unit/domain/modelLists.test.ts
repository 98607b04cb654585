/** Lists of roles and touches in the model: the usual ones compute as the domain page says; edited ones change only what they name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role, Touch } from '../../../src/shared/domain/facts.ts';
import { DEFAULT_LISTS, DEFAULT_MODEL, type ModelLists, validateModel } from '../../../src/shared/domain/model.ts';
import { accountFigures } from '../../../src/shared/domain/score.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { anyFacts } from './arbitrary.ts';
import { facts, person, touch } from './build.ts';

const D = '2026-06-30';
const model = (lists: Partial<ModelLists>) => ({ ...DEFAULT_MODEL, lists: { ...DEFAULT_LISTS, ...lists } });
const named = (names: readonly { readonly name: string }[]): readonly string[] => names.map(({ name }) => name);

describe('roles', () => {
  const people = [
    person({ id: 'a', roles: ['champion'], support: -2, supportDate: D }),
    person({ id: 'b', roles: ['decision maker'], support: 1, supportDate: D }),
  ];
  const account = facts({ stakeholders: people, touches: [touch(['a', 'b'], D)] });

  it('make powerful who holds one of them', () => {
    // Usual: the decision maker alone is powerful, +1 = 75; cover 2 of 3 = 66.67: (75 + 66.67) / 2.
    expect(accountFigures(account, D, DEFAULT_MODEL).values.relationships).toBeCloseTo((75 + 200 / 3) / 2, 9);
    // With champions powerful the -2 is the lowest voice: (0 + 66.67) / 2, and it is an exception that caps red.
    const withChampions = model({ powerfulRoles: ['decision maker', 'champion'] });
    const figures = accountFigures(account, D, withChampions);
    expect(figures.values.relationships).toBeCloseTo(100 / 3, 9);
    expect(named(figures.exceptions)).toContain('unhappy power');
    // Nobody powerful by role: nobody decides, since neither has power 4.
    expect(named(accountFigures(account, D, model({ powerfulRoles: [] })).exceptions)).toContain('no decider on file');
  });

  it('are what cover asks for, in its words too', () => {
    const two: readonly Role[] = ['champion', 'procurement'];
    const { values, parts } = scoreAccount(account, D, model({ coverRoles: two }));
    // Lowest voice 75, cover 1 of 2 = 50: 62.5.
    expect(values.relationships).toBeCloseTo(62.5, 9);
    expect(parts.relationships.why).toContain('1 of 2 roles covered (50)');
  });
});

describe('touches', () => {
  const account = (over: Partial<Touch>) =>
    facts({
      stakeholders: [person({ id: 'a', roles: ['decision maker'], support: 1, supportDate: D })],
      touches: [touch(['a'], D, over)],
    });
  const cover = (over: Partial<Touch>, lists: Partial<ModelLists>) =>
    accountFigures(account(over), D, model(lists)).values.relationships;

  it('count by any channel and any purpose unless the model says otherwise', () => {
    // (75 + 33.33) / 2 touched, 75 / 2 untouched.
    expect(cover({ channel: 'email', purpose: 'Newsletter' }, {})).toBeCloseTo((75 + 100 / 3) / 2, 9);
    expect(cover({ channel: 'email' }, { touchChannels: ['meeting', 'call', 'QBR'] })).toBeCloseTo(37.5, 9);
    expect(cover({ channel: null }, { touchChannels: ['meeting'] })).toBeCloseTo((75 + 100 / 3) / 2, 9);
    expect(cover({ purpose: ' newsletter ' }, { ignoredPurposes: ['Newsletter'] })).toBeCloseTo(37.5, 9);
  });

  it('that do not count leave the account without a touch on file', () => {
    const lists = model({ touchChannels: ['meeting'] });
    const health = scoreAccount(account({ channel: 'email' }), D, lists);
    expect(named(health.exceptions)).not.toContain('silent decider');
    expect(health.gaps.map(({ key }) => key)).toContain('no-touches');
  });
});

describe('a model', () => {
  it('needs a role to cover, a channel that touches and half-lives above 0', () => {
    const broken = {
      ...model({ coverRoles: [], touchChannels: [] }),
      halfLives: { ...DEFAULT_MODEL.halfLives, usage: 0 },
    };
    expect(validateModel(broken).map(({ code }) => code)).toEqual([
      'model/half-life',
      'model/cover-roles',
      'model/channels',
    ]);
  });

  it('computes the same with the usual lists in another order', () => {
    fc.assert(
      fc.property(anyFacts, (account) => {
        const turned = model({
          powerfulRoles: DEFAULT_LISTS.powerfulRoles.toReversed(),
          touchChannels: DEFAULT_LISTS.touchChannels.toReversed(),
        });
        expect(accountFigures(account, D, turned)).toEqual(accountFigures(account, D, DEFAULT_MODEL));
      }),
      { numRuns: 60 },
    );
  });
});
