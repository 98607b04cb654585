import { describe, expect, it } from 'vitest';
import { nameOf, planOfText } from '../inMemory.ts';
import { MORE_EXPORTS } from './moreExports.ts';
import { SUITE_EXPORTS } from './suiteExports.ts';

const SURE = 0.9;

describe.each([...SUITE_EXPORTS, ...MORE_EXPORTS])('$name', ({ name, main, isLeftOut, table }) => {
  const [header = '', labels = '', ...rows] = table.trim().split('\n');
  const plan = planOfText([header, ...rows].join('\n'), { name, file: 'export.csv' });
  const expected = labels.split('|');

  it(`is read as ${main}`, () => {
    expect(plan.headerRow).toBe(1);
    expect(plan.entities[0]).toBe(main);
    expect(plan.include).toBe(isLeftOut !== true);
  });

  it('has its columns mapped as a person would', () => {
    const found = plan.columns.map(
      (column, index) => `${column.header}: ${expected[index] === '?' ? '?' : nameOf(column.field)}`,
    );
    expect(found).toEqual(plan.columns.map((column, index) => `${column.header}: ${expected[index]}`));
  });

  it('is sure only of what is right, and gives a reason for every column', () => {
    const sure = plan.columns.flatMap((column, index) =>
      column.confidence >= SURE && nameOf(column.field) !== expected[index]
        ? [`${column.header}: ${nameOf(column.field)}`]
        : [],
    );
    expect(sure).toEqual([]);
    expect(plan.columns.every((column) => column.reason.length > 10)).toBe(true);
  });
});

describe('sheets about something else', () => {
  it.each([
    [
      'Employees',
      'Employee ID|Name|Department|Region|Hire Date|Salary|Status\n1|Ann Bell|Sales|EMEA|2020-01-01|50000|Active\n2|Bo Carr|CS|APAC|2021-01-01|60000|Active',
    ],
    [
      'Sales',
      'Order ID|Order Date|Customer Name|Segment|Country|Region|Product Name|Sales|Quantity\nCA-1|1/3/2024|Claire Gute|Consumer|United States|South|Bush Somerset|261.96|2\nCA-2|1/15/2024|Darrin Huff|Corporate|United States|West|Labels|14.62|2',
    ],
    ['Weather', 'date|max_temperature|min_temperature\n2024-01-01|-0.3|-4.5\n2024-01-02|-4.9|-9.2'],
    ['Products', 'product|series|sales_price\nGTX Basic|GTX|550\nGTX Pro|GTX|4821'],
    [
      'Risk register',
      'Account|Risk|Severity|Owner|Raised On|Mitigation|Status\nNorthwind|Champion left|High|Ana|2026-01-01|find new|Open\nGlobex|Budget cut|Medium|Kim|2026-01-05|ROI case|Closed',
    ],
  ])('%s: nothing is shown as sure', (name, text) => {
    const plan = planOfText(text, { name });
    expect(plan.headerRow).toBe(1);
    expect(plan.columns.filter((column) => column.confidence >= SURE).map((column) => column.header)).toEqual([]);
  });
});
