import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../../src/main/import/map/stageColumns.ts';
import { factOf, mappingOf, normaliseText, planOfText } from '../inMemory.ts';

/** The tests' today is 2026-11-22 or earlier; these days are past, and years to come, for good. */
const TRACKER = `Customer|CSM|Kickoff Date|Data Migration Complete|Training Date|Go-Live Date|Go-Live Target|Blockers
Northwind|Ana|2025-05-12|2025-06-15|2025-06-30|2025-07-10|2025-07-01|
Globex|Kim|2025-08-20|2025-10-01|2199-12-10||2199-01-15|Waiting on SSO
Initech|Ana|2025-09-30||||2199-02-01|`;

function milestonesOf(text: string, name = 'Onboarding'): readonly unknown[] {
  return normaliseText(text, { name }).flatMap((row) =>
    row.facts.filter(({ entity }) => entity === 'milestone').map(({ values }) => Object.fromEntries(values)),
  );
}

describe('steps of an onboarding in columns', () => {
  it('become milestones of the account, named by their headers, planned and reached days together', () => {
    expect(mappingOf(planOfText(TRACKER, { name: 'Onboarding' }))).toMatchObject({
      'Kickoff Date': 'milestone.achievedDate@Kickoff',
      'Data Migration Complete': 'milestone.achievedDate@Data Migration',
      'Training Date': '-',
      'Go-Live Date': 'milestone.achievedDate@Go-Live',
      'Go-Live Target': 'milestone.dueDate@Go-Live',
    });
    expect(milestonesOf(TRACKER)).toEqual([
      { accountName: 'Northwind', title: 'Kickoff', achievedDate: '2025-05-12' },
      { accountName: 'Northwind', title: 'Data Migration', achievedDate: '2025-06-15' },
      { accountName: 'Northwind', title: 'Go-Live', achievedDate: '2025-07-10', dueDate: '2025-07-01' },
      { accountName: 'Globex', title: 'Kickoff', achievedDate: '2025-08-20' },
      { accountName: 'Globex', title: 'Data Migration', achievedDate: '2025-10-01' },
      { accountName: 'Globex', title: 'Go-Live', dueDate: '2199-01-15' },
      { accountName: 'Initech', title: 'Kickoff', achievedDate: '2025-09-30' },
      { accountName: 'Initech', title: 'Go-Live', dueDate: '2199-02-01' },
    ]);
  });

  it('are told, and kept, where past and coming days stand in one column and nothing says what they are', () => {
    const plan = planOfText(TRACKER, { name: 'Onboarding' });
    expect(plan.warnings).toContain(
      '“Training Date” holds days past and to come, so it is kept as an extra field: map it to the due or the achieved day of a milestone.',
    );
    expect(normaliseText(TRACKER, { name: 'Onboarding' })[1]?.extra).toContain('"Training Date":"2199-12-10"');
  });

  it('say how far a customer is where their cells do', () => {
    const text =
      'Customer|CSM|Kick-off|Schulung|Go-Live\nNorthwind|Ana|erledigt|offen|geplant\nGlobex|Kim|erledigt|erledigt|offen';
    expect(milestonesOf(text).slice(0, 3)).toEqual([
      { accountName: 'Northwind', title: 'Kick-off', status: 'achieved' },
      { accountName: 'Northwind', title: 'Schulung', status: 'planned' },
      { accountName: 'Northwind', title: 'Go-Live', status: 'planned' },
    ]);
  });

  it('are enough to take named customers for accounts, and yes and no are reached and planned', () => {
    const text = 'Client|Kickoff|UAT|Go Live\nNorthwind|Y|Y|N\nGlobex|Y|N|N';
    expect(planOfText(text, { name: 'Tracker' })).toMatchObject({ entities: ['account', 'milestone'], include: true });
    expect(milestonesOf(text, 'Tracker').slice(0, 3)).toEqual([
      { accountName: 'Northwind', title: 'Kickoff', status: 'achieved' },
      { accountName: 'Northwind', title: 'UAT', status: 'achieved' },
      { accountName: 'Northwind', title: 'Go Live', status: 'planned' },
    ]);
  });

  it.each([
    [
      'one alone may be the start of a contract',
      'Customer|ARR|Go-Live Date|End Date\nNorthwind|100|2025-01-01|2026-01-01',
    ],
    ['what a training costs is none', 'Customer|CSM|Training Fee|Implementation Cost\nNorthwind|Ana|100|200'],
    ['a touch is none', 'Customer|CSM|Last training|Next workshop\nNorthwind|Ana|2025-01-01|2025-02-01'],
  ])('%s', (_, text) => {
    expect(planOfText(text, { name: 'Customers' }).entities).not.toContain('milestone');
  });

  it.each([
    ['Go-Live Target Date', 'Go-Live', 'dueDate'],
    ['Actual go-live', 'go-live', 'achievedDate'],
    ['Data de migração', 'migração', null],
    ['Data Migration (planned)', 'Data Migration', 'dueDate'],
    ['Original Kickoff', 'Kickoff', 'baselineDate'],
  ])('%s is a day of %s', (header, name, says) => expect(stepOf(header)).toEqual({ name, says }));

  it('has a name for any header, or none, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(stepOf(header)?.name).not.toBe('');
      }),
    );
  });
});

describe('cells whose fact cannot stand', () => {
  it('are kept as extra fields of the row: nothing of a row is lost', () => {
    const text =
      'Account|Account ID|Industry|Plan|Health|Health reason\nNorthwind|N-1|Retail|Pro||no usage\nGlobex|G-1|Energy|Core|Green|fine';
    const [first, second] = normaliseText(text, { name: 'Accounts' });
    expect(JSON.parse(first?.extra ?? '{}')).toMatchObject({ 'Health reason': 'no usage' });
    expect(factOf(second, 'pulse')).toMatchObject({ value: 4, reason: 'fine' });
    expect(second?.extra ?? '').not.toContain('fine');
  });
});
