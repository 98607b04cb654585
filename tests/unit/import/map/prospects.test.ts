import { describe, expect, it } from 'vitest';
import { planOfText } from '../inMemory.ts';

function companies(header: string, ...stages: readonly string[]): string {
  return [
    `Record ID|Company name|Company owner|${header}|ARR|Contract end date`,
    ...stages.map(
      (stage, index) => `${90 + index}|Company ${'ABCDEFGH'[index] ?? ''}|Ana Ruiz|${stage}|1000|2027-02-03`,
    ),
  ].join('\n');
}

describe('companies that have bought nothing yet', () => {
  it('stay out beside customers, counted and said', () => {
    const plan = planOfText(
      companies('Lifecycle Stage', 'Customer', 'Opportunity', 'Lead', 'Marketing Qualified Lead', 'Evangelist', ''),
      { name: 'companies' },
    );
    expect(plan.rowFilter).toMatchObject({ column: 3, keep: ['Customer', 'Evangelist', ''] });
    expect(plan.rowCount).toBe(3);
    expect(plan.warnings.join()).toContain(
      '3 rows are no customers by “Lifecycle Stage” (1 “Opportunity”, 1 “Lead”, 1 “Marketing Qualified Lead”)',
    );
  });

  it('are told by the type of the account as well', () => {
    const plan = planOfText(companies('Account Type', 'Customer - Direct', 'Prospect', 'Former customer'), {
      name: 'Accounts',
    });
    expect(plan.rowFilter).toMatchObject({ keep: ['Customer - Direct', 'Former customer'] });
  });

  it('come in where nothing says that the others are customers', () => {
    for (const stages of [
      ['Onboarding', 'Adoption', 'Target'],
      ['Lead', 'Opportunity'],
    ])
      expect(planOfText(companies('Lifecycle Stage', ...stages), { name: 'Accounts' }).rowFilter).toBeUndefined();
  });
});
