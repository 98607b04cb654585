import { describe, expect, it } from 'vitest';
import { applyMapping, rememberMapping } from '../../../../src/main/import/map/applyMapping.ts';
import { NO_ACCOUNT } from '../../../../src/main/import/map/whoseRows.ts';
import { viewOf } from '../../../../src/main/import/understand.ts';
import type { SheetPlan } from '../../../../src/shared/fields/types.ts';
import { CONTEXT, factOf, normaliseText, planOfText, rowsOfText, sourceOf } from '../inMemory.ts';

const PLAN = 'Milestone|Due|Status\nKick-off|2026-01-15|Done\nGo-live|2026-03-01|Open';
const accountOf = (plan: SheetPlan): string | undefined => plan.defaults?.['account.name'];

describe('a plan of one customer', () => {
  it('is that of the account the lines above the table name', () => {
    for (const above of [
      'Account|Northwind Ltd',
      'Success plan\nCustomer: Northwind Ltd|CSM: Ana',
      'Kunde:|Northwind Ltd',
    ]) {
      const text = `${above}\n\n${PLAN}`;
      const plan = planOfText(text, { name: 'Plan' });
      expect(accountOf(plan)).toBe('Northwind Ltd');
      expect(plan.include).toBe(true);
      expect(plan.warnings.join()).toContain('name “Northwind Ltd”');
      const [first] = normaliseText(text, { name: 'Plan' });
      expect(factOf(first, 'milestone')).toMatchObject({ accountName: 'Northwind Ltd', title: 'Kick-off' });
    }
  });

  it('asks whose it is where nothing, or more than one account, is named', () => {
    for (const text of [PLAN, `Customer: Northwind\nCustomer: Globex\n\n${PLAN}`, `Customer|Account\n\n${PLAN}`]) {
      const plan = planOfText(text, { name: 'Plan' });
      expect(accountOf(plan)).toBeUndefined();
      expect(plan.reason).toBe(NO_ACCOUNT);
      expect(plan.include).toBe(false);
    }
  });

  it('goes by its column where there is one', () => {
    const plan = planOfText(`Customer: All\n\nAccount|${PLAN.replaceAll('\n', '\nGlobex|')}`, { name: 'Plan' });
    expect(accountOf(plan)).toBeUndefined();
  });
});

describe('what was said of one place', () => {
  const sheet = (name: string, text: string): readonly [SheetPlan, ReturnType<typeof viewOf>] => [
    planOfText(text, { name }),
    viewOf(sourceOf(rowsOfText(text), { name }), 'plans.xlsx', CONTEXT),
  ];
  const said = (name: string, account: string): SheetPlan => {
    const [plan] = sheet(name, PLAN);
    return { ...plan, include: true, defaults: { 'account.name': account } };
  };
  const mapping = rememberMapping(said('Plan N', 'Northwind'), {
    policy: 'file wins',
    columnPolicies: new Map(),
    fileName: 'plans.xlsx',
  });

  it('is known there again, and says nothing of another sheet of the same template', () => {
    const [same, sameView] = sheet('Plan N', PLAN);
    expect(accountOf(applyMapping(same, mapping, sameView, CONTEXT, 'plans.xlsx'))).toBe('Northwind');
    const [other, otherView] = sheet('Plan G', PLAN);
    const mapped = applyMapping(other, mapping, otherView, CONTEXT, 'plans.xlsx');
    expect(accountOf(mapped)).toBeUndefined();
    expect(mapped.include).toBe(false);
    expect(mapped.reason).toBe(NO_ACCOUNT);
  });

  it('gives way to what the lines above another table name', () => {
    const [titled, view] = sheet('Plan G', `Account|Globex\n\n${PLAN}`);
    const mapped = applyMapping(titled, mapping, view, CONTEXT, 'plans.xlsx');
    expect(accountOf(mapped)).toBe('Globex');
    expect(mapped.include).toBe(true);
  });
});
