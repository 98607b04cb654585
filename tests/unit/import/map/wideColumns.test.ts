import { expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

const MONTHS = 'Jan-26|Feb-26|Mar-26';

it.each(['Total', 'YTD', 'FY26 Total', 'Grand total', 'Avg', 'Average per month', 'Gesamt', 'Promedio', 'Total 2026'])(
  'a sum beside months is no count of each of them: %s',
  (header) => {
    const plan = planOfText(
      `Customer|Feature|Licences|${MONTHS}|${header}\nNordwind|Core|40|10|12|14|36\nQuill|Core|9|3|4|5|12`,
      {
        name: 'MAU',
      },
    );
    expect(plan.entities[0]).toBe('usage');
    const mapping = mappingOf(plan);
    expect(mapping[header]).toBe('-');
    expect(mapping['Jan-26']).toMatch(/^usage\.activeUsers/);
    expect(mapping['Licences']).toBe('usage.licensedUsers');
  },
);

it('a total without months beside it is what its header says', () => {
  const plan = planOfText('Customer|Period Start|Total logins\nNordwind|2026-01-01|36\nQuill|2026-01-01|12', {
    name: 'Usage',
  });
  expect(mappingOf(plan)['Total logins']).toBe('usage.events');
});

it.each(['Acct', 'Cust'])('a shortened word for the account alone is one, and never sure: %s', (header) => {
  const plan = planOfText(`${header}|Contract end|ARR\nNordwind|2027-02-28|300000\nQuill Ltd|2027-03-31|40000`, {
    name: 'Q4 renewals',
  });
  expect(plan.entities[0]).toBe('contract');
  expect(mappingOf(plan)[header]).toBe('contract.accountName');
  expect(plan.columns[0]?.confidence).toBeLessThan(0.9);
});

it('amounts of months are no ARR, and the sheet says so', () => {
  const told = (name: string): string =>
    planOfText(`Customer|CSM|${MONTHS}\nNordwind|Ana|1000|1000|1200\nQuill|Ben|500|400|400`, { name }).warnings.join();
  expect(told('MRR by customer')).toContain('3 columns from “Jan-26” to “Mar-26” hold amounts of periods.');
  expect(told('Logins')).not.toContain('amounts of periods');
});
