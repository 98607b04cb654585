import { describe, expect, it } from 'vitest';
import { factOf, mappingOf, normaliseText, planOfText } from '../inMemory.ts';

const REPORT = `
Opportunity Owner|Account Name|Opportunity Name|Stage|Close Date|Amount|Prior ARR|Type
Ana Ruiz|Northwind|Northwind - Renewal 2025|Closed Won|2025-02-03|12000|10000|Renewal
Ana Ruiz|Northwind|Northwind - Renewal 2026|Negotiation|2026-02-03|15000|12000|Renewal
Ben Li|Globex|Globex - Renewal 2026|Exec sign-off|2026-05-20|4800|6000|Renewal
Ben Li|Initech|Initech - Renewal 2026|Closed Lost|2026-09-01|0|9600|Renewal`;

describe('renewals kept as opportunities, in a report of any name', () => {
  const plan = planOfText(REPORT, { name: 'Report', file: 'report1732.xlsx' });

  it('are contracts: what is paid until then, what follows, when it ends and what became of it', () => {
    expect(plan.include).toBe(true);
    expect(plan.entities[0]).toBe('contract');
    expect(mappingOf(plan)).toMatchObject({
      Stage: 'contract.outcome',
      'Close Date': 'contract.endDate',
      Amount: 'contract.renewedArr',
      'Prior ARR': 'contract.arr',
    });
    expect(
      plan.columns
        .filter(({ field }) => field?.key.startsWith('contract.a') === false)
        .every(({ confidence }) => confidence < 0.9),
    ).toBe(true);
  });

  it('are known by their names, which are no products: those of two years would be two products', () => {
    expect(mappingOf(plan)['Opportunity Name']).toBe('contract.externalId');
    const withId = planOfText(
      REPORT.replace(/^Opportunity Owner/m, 'Opportunity ID')
        .replace('Ana Ruiz', 'O1')
        .replace('Ana Ruiz', 'O2')
        .replace('Ben Li', 'O3')
        .replace('Ben Li', 'O4'),
      { name: 'Report' },
    );
    expect(mappingOf(withId)).toMatchObject({ 'Opportunity ID': 'contract.externalId', 'Opportunity Name': '-' });
  });

  it("ask for the team's own stages one by one, beside won and lost", () => {
    expect(plan.columns.find(({ header }) => header === 'Stage')?.unknownValues).toEqual([
      { value: 'Exec sign-off', count: 1 },
    ]);
    expect(normaliseText(REPORT, { name: 'Report' }).map((row) => factOf(row, 'contract')?.['outcome'])).toEqual([
      'renewed',
      'pending',
      undefined,
      'churned',
    ]);
  });

  it('keep the amount as the ARR where nothing tells what was paid before', () => {
    const text = REPORT.split('\n')
      .map((line) =>
        line
          .split('|')
          .filter((_, index) => index !== 6)
          .join('|'),
      )
      .join('\n');
    expect(mappingOf(planOfText(text, { name: 'Report' }))).toMatchObject({ Amount: 'contract.arr' });
  });
});

it('the ARR of a renewal is what follows the current one', () => {
  const text =
    'Account|Renewal Date|Current ARR|Uplift|Renewal ARR|Renewal Status\nNorthwind|2026-10-20|4800|-20%|3840|Renewed (downsell)\nGlobex|2027-02-03|14400|5%|15120|Open';
  expect(mappingOf(planOfText(text, { name: 'Renewals' }))).toMatchObject({
    'Current ARR': 'contract.arr',
    'Renewal ARR': 'contract.renewedArr',
  });
  expect(mappingOf(planOfText(text, { name: 'Accounts' }))['Current ARR']).toBe('contract.arr');
});

describe('a status with words of the team', () => {
  const TRACKER = `
Customer|Contract #|Start|End|ARR|Status
Northwind|C1|2025-01-01|2026-12-31|1000|Waiting for legal
Globex|C2|2025-01-01|2026-12-31|1000|Ball with Tom
Initech|C3|2024-11-01|2025-10-31|1000|Renewed
Hooli|C4|2025-12-16|2026-12-15|1000|Notice received`;

  it('is the outcome where some were renewed or lost; the rest asks', () => {
    const plan = planOfText(TRACKER, { name: 'Contracts' });
    const status = plan.columns.find(({ header }) => header === 'Status');
    expect(status?.field?.key).toBe('contract.outcome');
    expect(status?.confidence).toBeLessThan(0.9);
    const outcomes = normaliseText(TRACKER, { name: 'Contracts' }).map((row) => factOf(row, 'contract')?.['outcome']);
    expect(outcomes).toEqual([undefined, undefined, 'renewed', 'churned']);
  });

  it('stays an extra field where none was', () => {
    const text = TRACKER.replace('Renewed', 'Filed').replace('Notice received', 'Open');
    expect(mappingOf(planOfText(text, { name: 'Contracts' }))['Status']).toBe('-');
  });
});

describe('subscriptions of a billing system', () => {
  const SUBSCRIPTIONS = `
id|Customer|Plan|Amount|Currency|Interval|Status|Created (UTC)|Current Period Start (UTC)|Current Period End (UTC)|Canceled At (UTC)
sub_1|Northwind|Team|99|usd|month|active|2024-02-03 10:12|2026-11-03 10:12|2026-12-03 10:12|
sub_2|Globex|Team|99|usd|month|canceled|2024-05-01 09:00|2026-08-01 09:00|2026-09-01 09:00|2026-08-20 12:00
sub_3|Initech|Team|960|usd|year|active|2025-12-15 09:00|2025-12-15 09:00|2026-12-15 09:00|2026-10-01 09:00`;
  const more = { name: 'subscriptions', file: 'subscriptions.csv' };

  it('begin on the day they were made, not with the period that runs', () => {
    expect(normaliseText(SUBSCRIPTIONS, more).map((row) => factOf(row, 'contract')?.['startDate'])).toEqual([
      '2024-02-03',
      '2024-05-01',
      '2025-12-15',
    ]);
  });

  it('are lost from the day they were cancelled, though they are active to their end; the plan says so', () => {
    expect(normaliseText(SUBSCRIPTIONS, more).map((row) => factOf(row, 'contract')?.['outcome'])).toEqual([
      'pending',
      'churned',
      'churned',
    ]);
    expect(planOfText(SUBSCRIPTIONS, more).warnings).toContain(
      'Open contracts with a day under “Canceled At (UTC)” are taken for churned on that day.',
    );
  });

  it('stay open where every row has the day: until then they can be cancelled', () => {
    const all = SUBSCRIPTIONS.replace('2026-12-03 10:12|', '2026-12-03 10:12|2026-11-30 10:00');
    expect(factOf(normaliseText(all, more)[0], 'contract')?.['outcome']).toBe('pending');
    expect(planOfText(all, more).warnings.join()).not.toContain('Canceled At');
  });
});
