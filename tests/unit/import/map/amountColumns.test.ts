import { describe, expect, it } from 'vitest';
import { factOf, mappingOf, normaliseText, planOfText } from '../inMemory.ts';

/** A list of subscriptions whose second and third columns are an amount and what stands beside it. */
function subscriptions(amount: string, beside: string, ...cells: readonly string[]): string {
  return [
    `Subscription ID|Customer|${amount}|${beside}|Currency|Current Period End`,
    ...cells.map((cell, index) => `sub_${index + 1}|Customer ${'ABCDEFG'[index] ?? ''}|${cell}|USD|2027-01-15`),
  ].join('\n');
}

function arrOf(text: string): readonly unknown[] {
  return normaliseText(text, { name: 'subscriptions' }).map((row) => factOf(row, 'contract')?.['arrMinor']);
}

describe('the period beside a price', () => {
  const PRICES = subscriptions(
    'Amount',
    'Interval',
    '99|month',
    '270|quarter',
    '1200|year',
    '50|Every 6 months',
    '10|',
  );

  it('makes a year of each amount, and the plan says so', () => {
    expect(arrOf(PRICES)).toEqual([118_800, 108_000, 120_000, 10_000, 1000]);
    expect(planOfText(PRICES, { name: 'subscriptions' }).warnings).toContain(
      'Amounts under “Amount” are taken per “Interval”: those of a month count twelvefold, those of a quarter fourfold.',
    );
  });

  it('leaves no trace in the fact, and no fact where it stands alone', () => {
    const [row] = normaliseText(PRICES, { name: 'subscriptions' });
    expect(factOf(row, 'contract')).not.toHaveProperty('amountPeriod');
  });

  it('counts once where the cell says it as well', () => {
    expect(arrOf(subscriptions('Price', 'Billing period', '$99/mo|Monthly', '$1,200|Yearly'))).toEqual([
      118_800, 120_000,
    ]);
  });

  it.each(['ARR', 'MRR', 'Contract value', 'Annual amount'])(
    'is not that of %s, which says itself what it covers',
    (header) => {
      const text = subscriptions(header, 'Billing cycle', '1200|month', '2400|year');
      expect(mappingOf(planOfText(text, { name: 'subscriptions' }))['Billing cycle']).toBe('-');
      expect(arrOf(text)).toEqual(header === 'MRR' ? [1_440_000, 2_880_000] : [120_000, 240_000]);
    },
  );

  it('is asked for where a column only says how often is paid', () => {
    const text = subscriptions('Amount', 'Billing frequency', '1200|Monthly', '2400|Annual');
    expect(arrOf(text)).toEqual([120_000, 240_000]);
    expect(planOfText(text, { name: 'subscriptions' }).warnings.join()).toContain(
      'though “Billing frequency” has other periods',
    );
    expect(planOfText(text.replace('Monthly', 'Annual'), { name: 'subscriptions' }).warnings.join()).not.toContain(
      'Billing frequency',
    );
  });
});

describe('amounts of other stretches', () => {
  it('the amount of a year goes before that of the term', () => {
    const text =
      'Account|Product|Term start|Term end|TCV|ACV\nNorthwind|Core|2025-01-01|2027-12-31|96000|30000\nGlobex|Core|2026-01-01|2026-12-31|24000|24000';
    expect(mappingOf(planOfText(text, { name: 'Contracts' }))).toMatchObject({ TCV: '-', ACV: 'contract.arr' });
    expect(normaliseText(text, { name: 'Contracts' }).map((row) => factOf(row, 'contract')?.['arrMinor'])).toEqual([
      3_000_000, 2_400_000,
    ]);
    const without = text.replace('30000', '').replace('24000|24000', '24000|');
    expect(mappingOf(planOfText(without, { name: 'Contracts' }))).toMatchObject({ TCV: 'contract.arr/term' });
  });

  it('"Contract Value (monthly)" is an amount and no id of a contract', () => {
    const text =
      'Account|Account Status|Health|CSM|Contract Value (monthly)|Renewal Date\nNorthwind|Paying|Good|Ana|1200|2027-02-03\nGlobex|Paying|Poor|Ben|400|2027-01-20';
    expect(mappingOf(planOfText(text, { name: 'Accounts' }))['Contract Value (monthly)']).toBe('contract.arr/month');
  });
});

it('a tier that ranks customers is their segment, whatever the rows are; one that names plans is what was bought', () => {
  const text = (...tiers: readonly string[]): string =>
    [
      'Account|Tier|ARR|Renewal date|Health',
      ...tiers.map((tier, index) => `Customer ${'ABC'[index] ?? ''}|${tier}|1000|2027-02-03|G`),
    ].join('\n');
  expect(mappingOf(planOfText(text('A', 'C', 'A'), { name: 'Ana' }))['Tier']).toBe('account.segment');
  expect(mappingOf(planOfText(text('Gold', 'Silver'), { name: 'Contracts' }))['Tier']).toBe('account.segment');
  expect(mappingOf(planOfText(text('Starter', 'Pro'), { name: 'Contracts' }))['Tier']).toBe('contract.product');
});

describe('the term of a contract', () => {
  const LIST = `
Customer|Contract Value|Term (months)|Contract Start|Health
Northwind|36000|36|2025-01-01|Green
Globex|6000|12|2026-01-31|Red`;

  it('tells its last day and what a year of it is worth, and the plan says so', () => {
    expect(
      normaliseText(LIST, { name: 'Customers' })
        .map((row) => factOf(row, 'contract'))
        .map((contract) => [contract?.['endDate'], contract?.['arrMinor'], contract?.['termDays']]),
    ).toEqual([
      ['2027-12-31', 1_200_000, undefined],
      ['2027-01-30', 600_000, undefined],
    ]);
    expect(planOfText(LIST, { name: 'Customers' }).warnings).toContain(
      'Amounts under “Contract Value” are taken for those of the whole term and divided by its years: say so where they are yearly.',
    );
  });

  it('is read from words and years as well, and from plain numbers only where they can be months', () => {
    const ends = (term: string, ...cells: readonly string[]): readonly unknown[] =>
      normaliseText(
        `Contract ID|Customer|ARR|${term}|Contract Start\n${cells.map((cell, index) => `C${index}|Northwind|1000|${cell}|2025-01-01`).join('\n')}`,
        { name: 'Contracts' },
      ).map((row) => factOf(row, 'contract')?.['endDate']);
    expect(ends('Term', '36 months', '1 year', '1.5 years')).toEqual(['2027-12-31', '2025-12-31', '2026-06-30']);
    expect(ends('Contract length (years)', '3', '1')).toEqual(['2027-12-31', '2025-12-31']);
    expect(ends('Term', '36', '12')).toEqual(['2027-12-31', '2025-12-31']);
    expect(ends('Term', '3', '1')).toEqual([undefined, undefined]);
  });

  it('is left alone where the end is told and the amounts are yearly', () => {
    const text =
      'Customer|ARR|Term (months)|Contract Start|Contract End\nNorthwind|1000|36|2025-01-01|2027-12-31\nGlobex|1000|12|2025-01-01|2025-12-31';
    expect(mappingOf(planOfText(text, { name: 'Contracts' }))['Term (months)']).toBe('-');
  });
});
