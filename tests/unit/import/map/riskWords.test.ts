/** Words whose meaning turns with the header above them, and lists that only look like those of customers. */
import { describe, expect, it } from 'vitest';
import { factOf, normaliseText, planOfText } from '../inMemory.ts';

describe('high and low', () => {
  const calls = (header: string): readonly unknown[] =>
    normaliseText(
      `Account|ARR|Renewal Date|${header}\nNorthwind|1000|2027-02-03|High\nGlobex|1000|2027-02-03|Medium\nInitech|1000|2027-02-03|Low`,
      { name: 'Renewals' },
    ).map((row) => factOf(row, 'forecast')?.['category']);

  it('say under a likelihood how sure the renewal is, and under a risk how unsure', () => {
    expect(calls('Renewal likelihood')).toEqual(['likely', 'at risk', 'at risk']);
    expect(calls('Renewal risk category')).toEqual(['at risk', 'at risk', 'likely']);
  });
});

it('calls to action are steps of a team, and no tickets: what it has still to do is no friction of the customer', () => {
  const text =
    'CTA|Account Name|Type|Reason|Status|Priority|Due Date|Created Date|Closed Date|Owner\nUsage drop|Northwind|Risk|Low adoption|New|High|2026-11-25|2026-11-05||Ana\nExec sync|Globex|Objective|Sponsor|Closed|Low|2026-09-25|2026-09-05|2026-09-20|Ana';
  const [row] = normaliseText(text, { name: 'CTAs' });
  expect(row?.facts.map(({ entity }) => entity)).toEqual(['milestone']);
  expect(factOf(row, 'milestone')?.['title']).toBe('Usage drop');
  const bare = planOfText(text.replace('CTA|', 'Subject|').replace('Status', 'State of play'), { name: 'CTAs' });
  expect(bare.entities).not.toContain('ticket');
});

it('a customer in the stage Churned is none any more, unless a status says otherwise', () => {
  const text =
    'Account Name|Account Stage|ARR|CSM\nNorthwind|Adoption|1000|Ana\nGlobex|Churned|0|Ana\nInitech|Former customer|0|Ben';
  expect(normaliseText(text, { name: 'Companies' }).map((row) => factOf(row, 'account')?.['status'])).toEqual([
    undefined,
    'churned',
    'churned',
  ]);
  const told =
    'Account Name|Account Stage|ARR|Account Status\nNorthwind|Adoption|1000|Active\nGlobex|Churned|10|Active';
  expect(factOf(normaliseText(told, { name: 'Companies' })[1], 'account')?.['status']).toBe('active');
});
