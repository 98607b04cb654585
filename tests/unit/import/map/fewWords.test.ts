import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

/** An account list with a flag that says its status, and a status of the vendor's own beside it. */
function accounts(words: readonly string[]): string {
  const rows = Array.from(
    { length: 20 },
    (_, at) => `A-${at}|Northwind ${at}|EUR|${words[at % words.length] ?? ''}|${at % 2 === 0}|2026-0${1 + (at % 9)}-03`,
  );
  return ['account_id|name|currency|status|is_active|closed_on', ...rows].join('\n');
}

describe('a second status column', () => {
  it('stays an extra field when a good part of its words says nothing of a contract', () => {
    const plan = planOfText(accounts(['active', 'dormant', 'pending review', 'closed', 'blocked']), {
      name: 'Accounts',
    });
    expect(mappingOf(plan)).toMatchObject({ is_active: 'account.status', status: '-' });
  });

  it('becomes the outcome of the contract where its words are those of renewals', () => {
    const plan = planOfText(accounts(['renewed', 'churned', 'pending']), { name: 'Accounts' });
    expect(mappingOf(plan)).toMatchObject({ status: 'contract.outcome' });
  });
});

describe('a handful of words that repeat', () => {
  it('are nobody’s id: "Contract" over kinds of contracts', () => {
    const kinds = ['Month-to-month', 'One year', 'Two year'];
    const rows = Array.from({ length: 60 }, (_, at) => `C-${at}|${kinds[at % 3] ?? ''}|${20 + at}.5|No`);
    const plan = planOfText(['customerID|Contract|MonthlyCharges|Churn', ...rows].join('\n'), { name: 'Customers' });
    expect(mappingOf(plan)).toMatchObject({
      customerID: 'account.externalId',
      Contract: '-',
      MonthlyCharges: 'contract.arr/month',
    });
  });

  it('name no account where each row is one: a practice is a line of business here', () => {
    const practices = ['Technology', 'Retail', 'Energy'];
    const rows = Array.from({ length: 60 }, (_, at) => `E-${at}|EMEA|${practices[at % 3] ?? ''}|Open|Large`);
    const plan = planOfText(['engagement_id|region|practice|status|client_size', ...rows].join('\n'), {
      name: 'Engagements',
    });
    expect(Object.values(mappingOf(plan))).not.toContain('account.name');
  });

  it('leave the ids of contracts what they are, also where a contract has many rows', () => {
    const rows = Array.from({ length: 60 }, (_, at) => `Northwind ${at % 20}|CT-${at % 20}|2026-12-31`);
    const plan = planOfText(['Account|Contract|End date', ...rows].join('\n'), { name: 'Contracts' });
    expect(mappingOf(plan)).toMatchObject({ Contract: 'contract.externalId' });
  });
});

describe('what a column holds', () => {
  it('is no product when it says how often is paid, and no segment when it counts employees', () => {
    const terms = ['annual', 'monthly', 'One year'];
    const rows = Array.from(
      { length: 60 },
      (_, at) => `${at}|Northwind ${at}|${10 + at * 7}|${terms[at % 3] ?? ''}|2026-12-31`,
    );
    const plan = planOfText(['account_id|account_name|company_size|contract_type|renewal_date', ...rows].join('\n'), {
      name: 'Accounts',
    });
    expect(mappingOf(plan)).toMatchObject({ company_size: '-', contract_type: '-', renewal_date: 'contract.endDate' });
  });

  it('is a segment when its numbers are few, and a product whatever else a contract type says', () => {
    const types = ['Platform', 'Support', 'Training'];
    const rows = Array.from(
      { length: 60 },
      (_, at) => `${at}|Northwind ${at}|${1 + (at % 3)}|${types[at % 3] ?? ''}|2026-12-31`,
    );
    const plan = planOfText(['account_id|account_name|company_size|contract_type|renewal_date', ...rows].join('\n'), {
      name: 'Accounts',
    });
    expect(mappingOf(plan)).toMatchObject({ company_size: 'account.segment', contract_type: 'contract.product' });
  });
});
