import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

const DEALS = `
Opportunity ID|Account Name|Stage|Amount|Close Date
O-1|Northwind|Prospecting|10000|2026-05-01
O-2|Globex|Closed Lost|20000|2026-01-10
O-3|Initech|Closed Won|30000|2026-02-10`;

describe('sales opportunities', () => {
  it('are understood, but left out with a sentence: they are no contracts', () => {
    const plan = planOfText(DEALS, { name: 'Opportunities', notices: ['3 cells have formulas.'] });
    expect(plan.entities[0]).toBe('contract');
    expect(plan.include).toBe(false);
    expect(plan.warnings.join()).toContain('1 won, 1 lost, 1 open');
    // Beside all that is said of the sheet, this is why it is out.
    expect(plan.reason).toContain('sales opportunities');
  });

  it('are told by their name, whatever their stages are called', () => {
    const plan = planOfText('Id|AccountId|Name|StageName|Amount|CloseDate\nO1|A1|Widgets|Negotiation|1000|2026-05-01', {
      name: '',
      file: 'Opportunity.csv',
    });
    expect(plan.include).toBe(false);
    expect(plan.columns[0]?.confidence ?? 0).toBeLessThan(0.9);
  });

  it("are sure of the account only: the region beside them may be the seller's", () => {
    const plan = planOfText(
      'opportunity_id|account|deal_stage|close_value|region|segment\n1|Northwind|Won|1000|West|SMB\n2|Globex|Lost|2000|East|SMB',
      { name: 'sales_pipeline' },
    );
    expect(plan.include).toBe(false);
    expect(plan.columns.filter((column) => column.confidence >= 0.9).map((column) => column.header)).toEqual([
      'account',
    ]);
  });

  it('keep why they were lost to themselves: a lost deal is no churn', () => {
    const plan = planOfText(
      DEALS.replace('Close Date', 'Close Date|Loss Reason').replace(/(\d{2})(?=\n|$)/g, '$1|Price'),
      {
        name: 'Opportunities',
      },
    );
    expect(mappingOf(plan)).toMatchObject({ Stage: '-', 'Loss Reason': '-' });
    expect(plan.warnings[0]).toContain('only its won rows come in, unless you tick other stages');
  });

  it('come in where a person says that the rows are contracts', () => {
    expect(planOfText(DEALS, { name: 'Opportunities' }, { main: 'contract' }).include).toBe(true);
  });

  it('are told in other languages', () => {
    const plan = planOfText(
      `
id_oportunidade|Cliente|Etapa|Valor|Data de fechamento
1|Ipê|Prospecção|10000|2026-05-01
2|Jatobá|Ganha|20000|2026-01-10
3|Cedro|Perdida|30000|2026-02-10`,
      { name: 'oportunidades' },
    );
    expect(plan.include).toBe(false);
  });

  it.each([
    [
      'a renewal tracker with stages and a contract end',
      'Renewals 2026',
      `
Account|Contract End Date|ARR|Stage
Northwind|2026-05-01|10000|Negotiation
Globex|2026-06-01|20000|Closed Won
Initech|2026-07-01|30000|Closed Lost`,
    ],
    [
      'opportunities that are renewals',
      'Deals',
      `
Deal ID|Account Name|Type|Deal Stage|Amount|Close Date
1|Northwind|Renewal|Closed Won|10000|2026-05-01
2|Globex|Renewal|Closed Lost|20000|2026-01-10`,
    ],
    [
      'contracts with a status',
      'Contracts',
      `
Contract ID|Account Name|Status|ARR|Start Date|End Date
1|Northwind|Active|10000|2025-05-01|2026-05-01
2|Globex|Churned|20000|2024-05-01|2025-05-01`,
    ],
  ])('are not %s', (_, name, text) => {
    expect(planOfText(text, { name }).include).toBe(true);
  });

  it('beside an account leave the account and take only the deal away', () => {
    const plan = planOfText(
      `
Organization|Industry|Owner|Stage|Deal Value
Northwind|Retail|Ann Bell|Qualification|10000
Globex|Energy|Bo Carr|Lost|20000
Initech|Retail|Ann Bell|Won|30000`,
      { name: 'CRM' },
    );
    expect(plan.include).toBe(true);
    expect(plan.entities[0]).toBe('account');
    expect(mappingOf(plan)).toMatchObject({ Organization: 'account.name', 'Deal Value': '-' });
    expect(plan.warnings.some((warning) => warning.includes('not ARR'))).toBe(true);
  });

  it('that are renewals tell when the contract ends and what became of it, unsurely', () => {
    const rows =
      'Northwind|Renewal FY27|120000|2027-03-31|Negotiation\nGlobex|Renewal FY27|66000|2026-06-30|Closed Won\nInitech|Renewal|9000|2026-05-31|Closed Lost';
    const plan = planOfText(`Account|Opportunity|Renewal Amount|Close Date|Stage\n${rows}`, { name: 'Renewals' });
    expect(mappingOf(plan)).toMatchObject({ 'Close Date': 'contract.endDate', Stage: 'contract.outcome' });
    expect(plan.include).toBe(true);
    for (const header of ['Close Date', 'Stage'])
      expect(plan.columns.find((column) => column.header === header)?.confidence).toBeLessThan(0.9);
    const named = planOfText(
      `Account|Opportunity|Renewal Amount|Close Date|Contract End\n${rows.replaceAll(/\|[A-Z][a-zA-Z ]+$/gm, '|2027-12-31')}`,
      { name: 'Renewals' },
    );
    expect(mappingOf(named)).toMatchObject({ 'Contract End': 'contract.endDate' });
    expect(mappingOf(named)['Close Date']).not.toBe('contract.endDate');
  });
});
