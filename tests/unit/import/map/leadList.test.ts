import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

const PEOPLE = `First Name|Last Name|Company|Email|Title
Ann|Lee|Northwind|ann@northwind.example|CFO
Bo|Ray|Globex|bo@globex.example|CTO
Cy|Fox|Initech|cy@initech.example|Buyer`;

describe('a list of leads', () => {
  it.each([
    ['by its sheet', { name: 'Leads' }],
    ['by its file', { name: '', file: 'Lead.csv' }],
    ['by a nameless sheet of its file', { name: 'Sheet1', file: 'open prospects.xlsx' }],
  ])('stays out unless a person takes it in: told %s', (_, more) => {
    const plan = planOfText(PEOPLE, more);
    expect(plan.include).toBe(false);
    expect(plan.reason).toContain('lists leads');
    expect(plan.entities[0]).toBe('stakeholder');
    expect(planOfText(PEOPLE, more, { include: true }).include).toBe(true);
  });

  it('is told by what its first column numbers', () => {
    const rows = PEOPLE.split('\n').map((line, at) => `${at === 0 ? 'Lead ID' : `L-${at}`}|${line}`);
    expect(planOfText(rows.join('\n'), { name: 'Export' }).include).toBe(false);
  });

  it('is read all the same, unsurely, for who takes it in', () => {
    const plan = planOfText(
      'lead_id|company|contact_name|industry\nL1|Northwind|Ann Lee|Retail\nL2|Globex|Bo Ray|Energy',
      { name: '', file: 'leads.csv' },
    );
    expect([plan.include, plan.entities[0]]).toEqual([false, 'account']);
    expect(mappingOf(plan)).toMatchObject({ company: 'account.name', industry: 'account.industry' });
    expect(plan.columns.filter(({ confidence }) => confidence >= 0.9)).toEqual([]);
  });

  it.each([
    ['contacts', { name: 'Contacts' }],
    ['customers beside leads', { name: 'Customers', file: 'leads and customers.xlsx' }],
    ['a team lead’s contacts', { name: '', file: 'contacts of team lead.csv' }],
  ])('is not taken for one: %s', (_, more) => {
    expect(planOfText(PEOPLE, more).include).toBe(true);
  });
});
