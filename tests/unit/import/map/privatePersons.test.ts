import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';
import type { SheetPlan } from '../../../../src/shared/fields/types.ts';

const SURE = 0.9;
const sureOf = (plan: SheetPlan): readonly string[] =>
  plan.columns.filter((column) => column.confidence >= SURE).map((column) => column.header);

describe('customers who are private persons', () => {
  it.each([
    ['by their given names', 'customer_id|customer|plan\nC1|John|Pro\nC2|Alice|Basic\nC3|David|Pro'],
    [
      'by their full names',
      'customer_id|name|plan_amount\nC1|Sneha Sharma|2999\nC2|Pooja Kumar|999\nC3|Rahul Patel|999',
    ],
    ['by first and last names beside an id', 'ID Client|Prénom|Nom\n1|Camille|Durand\n2|Hugo|Leroy\n3|Manon|Petit'],
    [
      'by their age and income',
      'cliente_id|idade|renda_mensal|regiao\n1|58|3002.97|Sul\n2|32|3383.76|Norte\n3|23|9471|Sul',
    ],
  ])('are never sure to be accounts: %s', (_, text) => {
    const plan = planOfText(text, { name: '', file: 'customers.csv' });
    expect(sureOf(plan)).toEqual([]);
  });

  it('are not seen in companies written like people', () => {
    const plan = planOfText(
      'account_id|company_name|arr|renewal_date\nA1|Red Peak|1000|2026-05-01\nA2|Blue Bridge|2000|2026-06-01\nA3|Martin Logistics|3000|2026-07-01',
      { name: '', file: 'accounts.csv' },
    );
    expect(sureOf(plan)).toContain('account_id');
    expect(plan.columns[1]?.field?.key).toMatch(/accountName|account\.name/);
  });

  it('stay proposed where a ticket names its customer', () => {
    const plan = planOfText(
      'ticket_id|customer|opened_date|priority\nT1|John|2026-01-01|High\nT2|Alice|2026-01-02|Low\nT3|David|2026-01-03|Low',
      { name: 'Tickets' },
    );
    expect(mappingOf(plan)['customer']).toBe('ticket.accountName');
    expect(sureOf(plan)).not.toContain('customer');
  });
});

describe('a bare "Name"', () => {
  it.each([
    ['Prénom|Nom|Société|Email\nCamille|Durand|Alpes SARL|c@alpes.fr\nHugo|Leroy|Brise SA|h@brise.fr', 'Nom'],
    ['Vorname|Name|Firma|E-Mail\nJonas|Weber|Nordwind GmbH|j@nordwind.de\nLea|Brandt|Ostsee AG|l@ostsee.de', 'Name'],
  ])('beside a first name is the last name', (text, header) => {
    expect(mappingOf(planOfText(text, { name: 'Kontakte' }))[header]).toMatch(/^stakeholder\.lastName/);
  });

  it('of an account wins over an account number without cells', () => {
    const plan = planOfText(
      'Id|Name|AccountNumber|Industry\n001A00000BcDeFgHIJ|Ann Bell||Retail\n001A00000BcDeFgHIK|Bo Carr||Energy',
      { name: 'Account' },
    );
    expect(mappingOf(plan)).toMatchObject({ Id: 'account.externalId', Name: 'account.name' });
  });
});

describe('people who belong to no customer', () => {
  it.each([
    [
      'staff',
      'employees',
      'employee_id|first_name|last_name|email|department_id|job_title|manager_id|hire_date|salary\n1|Ann|Bell|ann@us.com|6|CEO||2018-03-15|350000\n2|Bo|Carr|bo@us.com|1|VP|1|2021-01-31|212098',
    ],
    ['private persons', 'holders', 'holder_id|first_name|last_name|gender|city\n1|Ann|Bell|F|Oslo\n2|Bo|Carr|M|Bergen'],
  ])('are not stakeholders: %s', (_, name, text) => {
    expect(planOfText(text, { name: '', file: `${name}.csv` }).entities).toEqual([]);
  });

  it('are, where the list names their company', () => {
    const plan = planOfText(
      'First Name|Last Name|Company|Email|Job Title|Birthday\nAnn|Bell|Northwind|ann@northwind.com|CFO|1980-01-01\nBo|Carr|Globex|bo@globex.com|CIO|1979-02-02',
      { name: 'Contacts' },
    );
    expect(plan.entities).toContain('stakeholder');
  });
});

describe('the customers of a shop', () => {
  const SHOP = 'customer_id|name|email|city\nC1|Sneha Sharma|s@gmail.com|Pune\nC2|Pooja Kumar|p@yahoo.co.uk|Delhi';
  const open = (text: string): SheetPlan => planOfText(text, { name: '', file: 'customers.csv' });

  it('are no accounts', () => {
    expect(open(SHOP).entities).toEqual([]);
    expect(open(SHOP).reason).toContain('private persons');
  });

  it('are told by a gender where their names are unusual', () => {
    expect(open('ID_Client|Nom|Sexe|Pays\n1|Xq Zorblatt|Homme|Maroc\n2|Vy Quillon|Femme|Canada').entities).toEqual([]);
  });

  it('are people of somebody where they write from companies', () => {
    expect(open(SHOP.replace('gmail.com', 'skyline-it.com').replace('yahoo.co.uk', 'skyline-it.com')).entities).toEqual(
      ['account', 'stakeholder'],
    );
  });

  it('are taken in unsurely where something of a contract stands beside them', () => {
    const plan = open('customer_id|name|mrr\nC1|Sneha Sharma|49\nC2|Pooja Kumar|99');
    expect(plan.entities[0]).toBe('account');
    expect(sureOf(plan).filter((header) => header !== 'mrr')).toEqual([]);
  });
});

describe('names of companies on a list of contacts', () => {
  const list = (names: readonly string[]): SheetPlan =>
    planOfText(['name|email|status', ...names.map((name, at) => `${name}|p${at}@mail.example|active`)].join('\n'), {
      name: 'contacts',
    });
  const COMPANIES = [
    'Apex Film Finance',
    'Global Screen',
    'Luminance Pictures',
    'Harbour Trust',
    'Pine Fund',
    'Elm Studio',
    'Bright Lens',
    'North Reel',
  ];

  it('are never surely people', () => {
    expect(sureOf(list(COMPANIES))).not.toContain('name');
  });

  it('are not seen in names of people, some of which are known', () => {
    const people = ['Ann Bell', 'Bo Carr', 'David Dole', 'Zxy Quill', 'Maria Lopez', 'John Reed', 'Vy Vu', 'Cy Fox'];
    expect(mappingOf(list(people))['name']).toBe('stakeholder.name');
  });
});

describe('customers counted by recency, frequency and money', () => {
  it('are those of a shop', () => {
    const plan = planOfText(
      'cliente_id|recency|frequency|monetary|segmento\n1|22|53|7457|Frequentes\n2|18|47|6746|Recentes\n3|15|44|5688|Em Risco',
      { name: '', file: 'segment.csv' },
    );
    expect(plan.entities).toEqual([]);
  });
});
