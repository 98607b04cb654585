import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileSheet } from '../../../../src/main/import/normalise/compileSheet.ts';
import { fieldByKey } from '../../../../src/shared/fields/catalogue.ts';
import type { Cell } from '../../../../src/shared/fields/types.ts';
import { CONTEXT, factOf, normaliseRows, normaliseText, planOfText } from '../inMemory.ts';

const TRACKER = `
Account|CSM|ARR|Currency|Contract Start|Renewal Date|Notice Period|Auto-renew|RAG|RAG Reason|Champion|Champion Email|Exec Sponsor|Last QBR|NPS|Seats|Active Users|Notes
Northwind|Ana|120000|EUR|2025-04-01|2026-03-31|90 days|Yes|R|no usage|Ann Bell|ANN@northwind.example|Udo Frank; Eva Maier|2026-02-03|9|200|150|call back
Globex|Kim|45500.50|JPY|2025-07-01|2026-06-30|3 months|No|Green|fine|Bo Carr|bo@globex.example|n/a|-|6|20|3|(clear)`;

it('seats on a list of subscriptions are those of the product, on a tracker those of the account', () => {
  const header = 'Account|Product|Seats|Active Users|ARR|Start Date|End Date';
  const rows = 'Northwind|Core|100|80|90000|2026-04-01|2027-03-31\nNorthwind|Plus|20|5|4000|2026-04-01|2027-03-31';
  expect(
    normaliseText(`Subscription ID|${header}\nS1|${rows.replace('\n', '\nS2|')}`, { name: 'Subscriptions' }).map(
      (row) => factOf(row, 'usage'),
    ),
  ).toEqual([
    { accountName: 'Northwind', feature: 'Core', licensedUsers: 100, activeUsers: 80 },
    { accountName: 'Northwind', feature: 'Plus', licensedUsers: 20, activeUsers: 5 },
  ]);
});

describe('a date of churn', () => {
  const LOG = 'Customer|Churn Date|ARR|Churn Reason\nNorthwind|2026-06-30|50000|Moved away\nGlobex||9000|';

  it('says that the contract was lost, where it is filled, and the plan says so', () => {
    expect(normaliseText(LOG, { name: 'Churn Log' }).map((row) => factOf(row, 'contract')?.['outcome'])).toEqual([
      'churned',
      undefined,
    ]);
    expect(planOfText(LOG, { name: 'Churn Log' }).warnings).toContain(
      'Rows with a day under “Churn Date” are taken for churned. Map a column to the outcome where some were not.',
    );
  });

  it('says nothing of the kind where some losses are in part, or an outcome is told', () => {
    for (const text of [
      LOG.replace('Churn Reason', 'Churn Type').replace('Moved away', 'Downsell'),
      LOG.replace('Churn Reason', 'Renewal Status').replace('Moved away', 'Renewed'),
    ]) {
      const [first] = normaliseText(text, { name: 'Churn Log' });
      expect(factOf(first, 'contract')?.['outcome']).not.toBe('churned');
    }
  });
});

describe('a flat tracker', () => {
  const [first, second] = normaliseText(TRACKER);

  it('becomes an account, a contract, a pulse, people, a touch, a survey and usage', () => {
    expect(factOf(first, 'account')).toEqual({ name: 'Northwind', csm: 'Ana' });
    expect(factOf(first, 'contract')).toEqual({
      accountName: 'Northwind',
      startDate: '2025-04-01',
      endDate: '2026-03-31',
      noticeDays: 90,
      autoRenew: true,
      arrMinor: 12_000_000,
      currency: 'EUR',
    });
    expect(factOf(first, 'pulse')).toEqual({ accountName: 'Northwind', value: 2, reason: 'no usage' });
    expect(factOf(first, 'stakeholder', 'champion')).toEqual({
      accountName: 'Northwind',
      name: 'Ann Bell',
      email: 'ann@northwind.example',
      roles: ['champion'],
    });
    expect(factOf(first, 'touch')).toEqual({ accountName: 'Northwind', date: '2026-02-03', channel: 'QBR' });
    expect(factOf(first, 'survey')).toEqual({ accountName: 'Northwind', score: 9, kind: 'NPS' });
    expect(factOf(first, 'usage')).toEqual({ accountName: 'Northwind', licensedUsers: 200, activeUsers: 150 });
    expect(first?.extra).toBe('{"Notes":"call back"}');
    expect(first?.rejected).toEqual([]);
  });

  it('parts several people of one cell and gives each the role of the column', () => {
    expect(factOf(first, 'stakeholder', 'executive sponsor')).toMatchObject({
      name: 'Udo Frank',
      roles: ['executive sponsor'],
    });
    expect(factOf(first, 'stakeholder', 'executive sponsor 2')).toMatchObject({
      name: 'Eva Maier',
      roles: ['executive sponsor'],
      accountName: 'Northwind',
    });
  });

  it('counts minor units by currency, months of notice as 30 days, and leaves out blank words', () => {
    expect(factOf(second, 'contract')).toMatchObject({
      arrMinor: 45_501,
      currency: 'JPY',
      noticeDays: 90,
      autoRenew: false,
    });
    expect(factOf(second, 'stakeholder', 'executive sponsor')).toBeUndefined();
    expect(factOf(second, 'touch')).toBeUndefined();
    expect(factOf(second, 'pulse')).toMatchObject({ value: 4 });
  });

  it('says where each value came from', () => {
    const contract = first?.facts.find((fact) => fact.entity === 'contract');
    expect(contract?.columns.get('arrMinor')).toBe(2);
    expect(contract?.columns.get('accountName')).toBe(0);
  });
});

describe('one column at a time', () => {
  it('multiplies MRR by twelve and divides a contract total by its years', () => {
    const [row] = normaliseText('Account|MRR|Start Date|End Date\nNorthwind|$1,000.50|2025-01-01|2026-12-31', {
      name: 'Subscriptions',
    });
    expect(factOf(row, 'contract')).toMatchObject({ arrMinor: 1_200_600, currency: 'USD' });
    const [term] = normaliseText('Account|TCV|Start Date|End Date\nNorthwind|240000|2025-01-01|2026-12-31', {
      name: 'Contracts',
    });
    expect(factOf(term, 'contract')).toMatchObject({ arrMinor: 12_000_000 });
  });

  it('takes thousands from the header, but not twice', () => {
    const rows = normaliseText(
      'Customer|ARR k€|Contract end\nNordwind|120|2026-03-31\nGlobus|45.5|2026-06-30\nInitech|€2M|2026-06-30',
      { name: 'Portfolio' },
    );
    expect(rows.map((row) => factOf(row, 'contract')?.['arrMinor'])).toEqual([12_000_000, 4_550_000, 200_000_000]);
  });

  it('keeps ids as they are written', () => {
    const rows: readonly (readonly Cell[])[] = [
      ['Account ID', 'Account Name', 'Segment'],
      ['0004711', 'Northwind', 'SMB'],
      ['5E1', 'Globex', 'SMB'],
      ['12345678901234567', 'Initech', 'SMB'],
      [1001, 'Hooli', 'SMB'],
    ];
    const sheet = rows.map((cells, index) => ({ n: index + 1, hidden: false, cells }));
    const plan = planOfText('x', { rows: sheet });
    expect(normaliseRows(plan, sheet).map((row) => factOf(row, 'account')?.['externalId'])).toEqual([
      '0004711',
      '5E1',
      '12345678901234567',
      '1001',
    ]);
  });

  it('erases only on (clear); a blank says nothing', () => {
    const rows = normaliseText('Account|Segment|Industry\nNorthwind|(clear)|\nGlobex||Retail');
    expect(factOf(rows[0], 'account')).toEqual({ name: 'Northwind', segment: null });
    expect(factOf(rows[1], 'account')).toEqual({ name: 'Globex', industry: 'Retail' });
  });

  it('gives bad cells back as data and keeps the rest of the row', () => {
    const rows = normaliseText(
      'Account|ARR|Renewal Date|Auto-renew\nNorthwind|lots|2026-03-31|yes\nGlobex|5000|30 Feb 2026|no\nInitech|7000|2026-05-31|perhaps\nHooli|8000|2026-06-30|yes',
      { name: 'Renewals' },
    );
    expect(
      rows.flatMap((row) => row.rejected).map(({ row, header, value, code }) => [row, header, value, code]),
    ).toEqual([
      [2, 'ARR', 'lots', 'import/not-an-amount'],
      [3, 'Renewal Date', '30 Feb 2026', 'import/not-a-date'],
      [4, 'Auto-renew', 'perhaps', 'import/not-yes-or-no'],
    ]);
    expect(factOf(rows[0], 'contract')).toMatchObject({ endDate: '2026-03-31', autoRenew: true });
  });

  it('reads real dates, serials, timestamps and error cells', () => {
    const rows: readonly (readonly Cell[])[] = [
      ['Account', 'Renewal Date', 'ARR'],
      ['A', { date: '2026-03-31' }, 1],
      ['B', '46112', 1],
      ['C', { dateTime: '2026-03-31T10:00:00' }, 1],
      ['D', { error: '#REF!' }, 1],
      ['E', 60, 1],
      ['F', { date: '2026-03-30' }, 1],
      ['G', { date: '2026-03-29' }, 1],
    ];
    const sheet = rows.map((cells, index) => ({ n: index + 1, hidden: false, cells }));
    const done = normaliseRows(planOfText('x', { rows: sheet, name: 'Renewals' }), sheet);
    expect(done.map((row) => factOf(row, 'contract')?.['endDate'])).toEqual([
      '2026-03-31',
      '2026-03-31',
      '2026-03-31',
      undefined,
      undefined,
      '2026-03-30',
      '2026-03-29',
    ]);
    expect(done.flatMap((row) => row.rejected).map((cell) => cell.code)).toEqual([
      'import/error-cell',
      'import/no-such-day',
    ]);
  });

  it('reads amounts that group thousands with commas and with points one by one, says so, and asks nothing', () => {
    const text =
      'Account|Renewal Date|ARR\nA|2027-03-31|£240,000\nB|2027-03-30|85.000 €\nC|2027-03-29|$18.5k\nD|2027-03-28|1.250,50 €\nE|2027-03-27|£1,250.50';
    const plan = planOfText(text, { name: 'Renewals' });
    const arr = plan.columns.find(({ header }) => header === 'ARR');
    expect(arr?.ambiguity).toBeUndefined();
    expect(plan.warnings.join(' ')).toContain('“ARR” writes thousands with commas and with points');
    const done = normaliseText(text, { name: 'Renewals' });
    expect(done.map((row) => factOf(row, 'contract')?.['arrMinor'])).toEqual([
      24_000_000, 8_500_000, 1_850_000, 125_050, 125_050,
    ]);
  });

  it('takes a year alone for no day of 1905, written as text or as a number', () => {
    const rows: readonly (readonly Cell[])[] = [
      ['Account', 'Renewal Date', 'ARR'],
      ['A', { date: '2026-03-31' }, 1],
      ['B', { date: '2026-03-30' }, 1],
      ['C', { date: '2026-03-29' }, 1],
      ['D', '2027', 1],
      ['E', 2028, 1],
    ];
    const sheet = rows.map((cells, index) => ({ n: index + 1, hidden: false, cells }));
    const rejected = normaliseRows(planOfText('x', { rows: sheet, name: 'Renewals' }), sheet).flatMap(
      (row) => row.rejected,
    );
    expect(rejected.map(({ row, code, message }) => [row, code, message])).toEqual([
      [5, 'import/not-a-date', '“2027” is a year without a day. Write the day, such as 2027-12-31.'],
      [6, 'import/not-a-date', '“2028” is a year without a day. Write the day, such as 2028-12-31.'],
    ]);
  });

  it('says of a day that the calendar lacks that it lacks it, and of a far year which years count', () => {
    const rows = 'A|31/11/2026|1\nB|28/02/2026|1\nC|27/02/2026|1\nD|01/03/1850|1\nE|2026-13-01|1';
    const rejected = normaliseText(`Account|Renewal Date|ARR\n${rows}`, { name: 'Renewals' }).flatMap(
      (row) => row.rejected,
    );
    expect(rejected.map((cell) => cell.message)).toEqual([
      '“31/11/2026” is not a day of the calendar.',
      '“01/03/1850” is not a date between 1900 and 2199.',
      '“2026-13-01” is not a day of the calendar.',
    ]);
  });

  it('puts first and last names together and parts roles', () => {
    const [row] = normaliseText(
      'First Name|Last Name|Email|Account Name|Role\nAnn|Bell|ann@x.example|Northwind|Champion / Decision Maker',
      { name: 'Contacts' },
    );
    expect(factOf(row, 'stakeholder')).toEqual({
      name: 'Ann Bell',
      email: 'ann@x.example',
      accountName: 'Northwind',
      roles: ['champion', 'decision maker'],
    });
  });

  it('turns wide months into dated usage', () => {
    const [row] = normaliseText('Account|Feature|Jan-26|Feb-26|Mar-26\nNorthwind|Reports|100||130', {
      name: 'Active users',
    });
    expect(row?.facts.map((fact) => Object.fromEntries(fact.values))).toEqual([
      { accountName: 'Northwind', feature: 'Reports', activeUsers: 100, periodStartDate: '2026-01-01', periodDays: 31 },
      { accountName: 'Northwind', feature: 'Reports', activeUsers: 130, periodStartDate: '2026-03-01', periodDays: 31 },
    ]);
  });

  it('leaves out blank months without a word, and tells each bad cell once where it stands', () => {
    const rows = normaliseText(
      'Account|Feature|Licensed users|Jan-26|Feb-26|Mar-26\nNorthwind|Reports|50||12|many\nGlobex|Reports|lots|10|20|30\nInitech|Reports|5|||\nHooli|Reports|60|11|21|31\nUmbrella|Reports|70|12|22|32',
      { name: 'Active users' },
    );
    expect(rows.map((row) => row.facts.length)).toEqual([1, 3, 0, 3, 3]);
    expect(rows.map((row) => row.rejected.map(({ column, value, code }) => ({ column, value, code })))).toEqual([
      [{ column: 5, value: 'many', code: 'import/not-a-number' }],
      [{ column: 2, value: 'lots', code: 'import/not-a-number' }],
      [{ column: null, value: '', code: 'import/incomplete-row' }],
      [],
      [],
    ]);
    expect(rows[2]?.rejected[0]?.message).toBe('None of the dated columns of this row is filled.');
  });

  it('keeps a feature that was bought though its row counts nothing', () => {
    const [row] = normaliseText('Account|Feature|Period start|Active users\nNorthwind|Reports|2026-01-01|', {
      name: 'Usage',
    });
    expect(row?.facts.map((fact) => fact.entity)).toContain('usage');
    expect(row?.rejected).toEqual([]);
  });

  it('sees the rhythm of dated usage: a week, a day, else the rule of 30 days', () => {
    const weekly = normaliseText(
      'Account|Week|Active Users\nA|2026-01-05|1\nA|2026-01-12|2\nA|2026-01-19|3\nA|2026-01-26|4',
      { name: 'Usage' },
    );
    expect(factOf(weekly[0], 'usage')).toMatchObject({ periodDays: 7 });
    const daily = normaliseText(
      'Account|Date|Active Users\nA|2026-01-05|1\nA|2026-01-06|2\nA|2026-01-07|3\nA|2026-01-08|4',
      { name: 'Usage' },
    );
    expect(factOf(daily[0], 'usage')).toMatchObject({ periodDays: 1 });
    const monthly = normaliseText(
      'Account|Month|Active Users\nA|2026-01-01|1\nA|2026-02-01|2\nA|2026-03-01|3\nA|2026-04-01|4',
      { name: 'Usage' },
    );
    expect(factOf(monthly[0], 'usage')).not.toHaveProperty('periodDays');
  });

  it('takes red, amber, green as 2, 3, 4 and 1 to 5 as they are', () => {
    const rows = normaliseText(
      'Account|Date|RAG|Reason\nA|2026-01-01|Red|x\nB|2026-01-01|amber|x\nC|2026-01-01|G|x\nD|2026-01-01|5|x',
      { name: 'Pulse' },
    );
    expect(rows.map((row) => factOf(row, 'pulse')?.['value'])).toEqual([2, 3, 4, 5]);
  });

  it('refuses a row that names no account', () => {
    const rows = normaliseText('Account|Segment|CSM\nNorthwind|SMB|Ana\n|SMB|Kim\nGlobex|SMB|Kim');
    expect(rows[1]?.rejected[0]?.code).toBe('import/no-account');
  });
});

describe('whatever the cells', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.constant(null),
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(
      '03/02/2026',
      '1,234',
      '(clear)',
      '$1.2M',
      'R',
      'Yes',
      '90 days',
      'Q3 FY26',
      '29/02/1900',
      '1e308',
      '-1',
      '=1+1',
    ),
    fc.constantFrom<Cell>(
      { date: '2026-03-31' },
      { dateTime: '2026-03-31T10:00:00' },
      { error: '#N/A' },
      { date: '9999-12-31' },
    ),
  );
  const plan = planOfText(TRACKER.slice(1));
  const normalise = compileSheet(plan, CONTEXT);
  const bounds = new Map(
    plan.columns.flatMap((column) =>
      column.field === null ? [] : [[fieldByKey(column.field.key)?.name ?? '', fieldByKey(column.field.key)] as const],
    ),
  );

  it('never throws and never emits what its field does not allow', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 20 }), (cells) => {
        for (const fact of normalise(2, cells).facts) {
          for (const [name, value] of fact.values) {
            if (typeof value === 'number') {
              expect(Number.isFinite(value)).toBe(true);
              const field = bounds.get(name);
              if (field?.max !== undefined && field.type !== 'money') expect(value).toBeLessThanOrEqual(field.max);
              if (field?.min !== undefined) expect(value).toBeGreaterThanOrEqual(field.min);
              if (name.endsWith('Minor')) expect(Number.isSafeInteger(value)).toBe(true);
            }
            if (name.endsWith('Date') && value !== null) expect(value).toMatch(/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads any sheet into a plan without throwing', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 15 }), (grid) => {
        const rows = grid.map((cells, index) => ({ n: index + 1, hidden: index % 5 === 4, cells }));
        const made = planOfText('', { rows });
        for (const row of normaliseRows(made, rows)) expect(row.row).toBeGreaterThan(0);
        expect(made.columns.every((column) => column.confidence >= 0 && column.confidence <= 1)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
