import { describe, expect, it } from 'vitest';
import { nameOf, planOfText } from '../inMemory.ts';
import { SUITE_EXPORTS } from './suiteExports.ts';

const SURE = 0.9;

describe.each(SUITE_EXPORTS)('$name', ({ name, main, table }) => {
  const [header = '', labels = '', ...rows] = table.trim().split('\n');
  const plan = planOfText([header, ...rows].join('\n'), { name, file: 'export.csv' });
  const expected = labels.split('|');

  it(`is read as ${main}`, () => {
    expect(plan.headerRow).toBe(1);
    expect(plan.entities[0]).toBe(main);
    expect(plan.include).toBe(true);
  });

  it('has its columns mapped as a person would', () => {
    const found = plan.columns.map((column, index) => `${column.header}: ${expected[index] === '?' ? '?' : nameOf(column.field)}`);
    expect(found).toEqual(plan.columns.map((column, index) => `${column.header}: ${expected[index]}`));
  });

  it('is sure only of what is right, and gives a reason for every column', () => {
    const sure = plan.columns.flatMap((column, index) => (column.confidence >= SURE && nameOf(column.field) !== expected[index] ? [`${column.header}: ${nameOf(column.field)}`] : []));
    expect(sure).toEqual([]);
    expect(plan.columns.every((column) => column.reason.length > 10)).toBe(true);
  });
});
