import { describe, expect, it } from 'vitest';
import { mappingOf, normaliseText, planOfText } from '../inMemory.ts';

const SURE = 0.9;

describe('sheets about something else', () => {
  it.each([
    ['csm_list', 'csm_id|name|region|segment\nR1|Ann Bell|EMEA|SMB\nR2|Bo Carr|APAC|Enterprise\nR3|Cy Dole|EMEA|SMB'],
    [
      'people',
      'First Name|Last Name|Email|Job Title|Salary|Hire Date\nAnn|Bell|ann@us.com|CSM|50000|2020-01-01\nBo|Carr|bo@us.com|AE|60000|2021-01-01',
    ],
    [
      'accounts',
      'Account Number|Account Type|Balance|Opened\n123456|Savings|1000.50|2020-01-01\n123457|Checking|20.25|2021-01-01',
    ],
    ['stations', 'Date|Station|Temperature|Status\n2026-01-01|Oslo|-3|ok\n2026-01-02|Oslo|-2|ok'],
    [
      'product',
      'Name|Status|Valid From|Valid To\nBarista|Active|2026-01-01|2026-12-31\nGrinder|Retired|2025-01-01|2025-12-31',
    ],
    ['kunden', 'Name|Alter|Geschlecht\nJonas Weber|31|m\nLea Brandt|44|w'],
    [
      'technicians',
      'name|email|phone|zone\nAnn Bell|ann@us.com|+1 555 0100|North\nBo Carr|bo@us.com|+1 555 0101|South',
    ],
    ['verkäufer', 'Vorname|Nachname|E-Mail|Quote\nAnn|Bell|ann@us.com|0.8\nBo|Carr|bo@us.com|0.6'],
  ])('%s: nothing is shown as sure', (name, text) => {
    const plan = planOfText(text, { name: '', file: `${name}.csv` });
    expect(plan.headerRow).toBe(1);
    expect(plan.columns.filter((column) => column.confidence >= SURE).map((column) => column.header)).toEqual([]);
  });

  it('takes rows with an account id for accounts, though a balance stands beside them, and is sure of none', () => {
    const plan = planOfText(
      'account_id|name|balance|currency|opened_on|status\nA-1|Northwind Ltd|1000.50|EUR|2020-01-01|active\nA-2|Globex Inc|20.25|USD|2021-01-01|closed',
      { name: '', file: 'export.csv' },
    );
    expect(plan.include).toBe(true);
    expect(plan.entities[0]).toBe('account');
    expect(plan.columns.filter((column) => column.confidence >= SURE).map((column) => column.header)).toEqual([]);
  });

  it('asks for the account of a list of tickets that names none', () => {
    const plan = planOfText('Ticket ID|Created|Priority\n1|2026-01-01|High\n2|2026-01-02|Low', { name: 'Tickets' });
    expect(plan.include).toBe(false);
    expect(plan.warnings.some((warning) => warning.includes('No column names the account'))).toBe(true);
  });

  it('takes facts that the book knows by their own id', () => {
    const plan = planOfText('Ticket ID|Satisfaction|Priority\n1|5|High\n2|3|Low', { name: 'Tickets' });
    expect(plan.include).toBe(true);
  });
});

describe('what tells staff and bank accounts', () => {
  it.each([
    ['equipe', 'id_employe|prenom|nom|mail\nE1|Ann|Bell|ann@us.com\nE2|Bo|Carr|bo@us.com'],
    [
      'holders',
      'Account Number|Routing Number|Industry|Email\n123456|99887|Retail|a@us.com\n123457|99887|Energy|b@us.com',
    ],
  ])('is seen in any order of its words, and beside an account number: %s', (name, text) => {
    expect(planOfText(text, { name: '', file: `${name}.csv` }).entities).toEqual([]);
  });

  it('is not the bank account of a company, nor a column without cells', () => {
    const plan = planOfText(
      'Firma|Branche|IBAN|Gehalt|Ansprechpartner\nNordwind GmbH|Handel|DE02120300000000202051||Jonas Weber\nOstsee AG|Energie|DE02500105170137075030||Lea Brandt',
      { name: 'Kundenstamm' },
    );
    expect(plan.entities[0]).toBe('account');
    expect(plan.columns.filter((column) => column.confidence >= SURE).map((column) => column.header)).toEqual([]);
  });
});

describe('what a row is', () => {
  it.each([
    ['clients', 'code|name\n01|Northwind Ltd.|\n02|Globex', 'account'],
    ['tickets', 'ticket_number|state|short_description\nINC1|Resolved|Screen stuck\nINC2|Open|Login fails', 'ticket'],
    [
      'client tracker',
      'Client Name|Step Name|Step Owner|Due Date|Status\nNorthwind|Kick-off|Ann|2026-01-05|Done\nNorthwind|Go-live|Bo|2026-03-01|In Progress\nGlobex|Kick-off|Ann|2026-02-01|In Progress',
      'milestone',
    ],
    [
      'account emails',
      'date_sent|from_name|client|subject\n2026-01-05|Ann Bell|Northwind|Outage\n2026-01-06|Bo Carr|Northwind|Thanks',
      'touch',
    ],
  ])('%s', (name, text, main) => {
    expect(planOfText(text, { name: '', file: `${name}.csv` }).entities[0]).toBe(main);
  });

  it.each([
    [
      'Case',
      'Guid|AccountId|Priority|Type|Subject\ng1|A1|High|Electrical|Sparks\ng2|A2|Low|Mechanical|Rattles',
      'ticket',
    ],
    [
      'customer_risk',
      'customer_id|anomalies|failed_rate|risk_score\nC1|6|0.1|0.3\nC2|2|0.2|0.4\nC3|3|0.0|0.1',
      'account',
    ],
  ])('is told by the name of the sheet or by its ids where the columns say little: %s', (name, text, main) => {
    expect(planOfText(text, { name: '', file: `${name}.csv` }).entities[0]).toBe(main);
  });

  it.each([
    [
      'hr',
      'Employee Name|Position|Start Date|End Date|Location\nAnn Bell|CSM|2020-01-01||Oslo\nBo Carr|AE|2021-01-01|2024-01-01|Rome',
    ],
    [
      'memberships',
      'Member ID|Name|Type|Start Date|End Date\n1|Ann Bell|Gold|2025-01-01|2026-01-01\n2|Bo Carr|Silver|2025-02-01|2026-02-01',
    ],
    [
      'works',
      'Name|Start Date|End Date|Status\nNorth wing|2025-01-01|2026-01-01|Done\nSouth wing|2025-02-01|2026-02-01|Open',
    ],
  ])('is no ticket and no milestone for a start and an end: %s', (name, text) => {
    expect(planOfText(text, { name: '', file: `${name}.csv` }).entities).toEqual([]);
  });

  it('asks for the account of subscriptions that name none', () => {
    const plan = planOfText(
      'plan|amount|start_date|end_date|status\npro|10|2025-01-01|2026-01-01|active\nbasic|5|2025-02-01|2026-02-01|cancelled',
      { name: '', file: 'subscriptions.csv' },
    );
    expect([plan.entities[0], plan.include]).toEqual(['contract', false]);
    expect(plan.warnings.some((warning) => warning.includes('No column names the account'))).toBe(true);
  });

  it('is never sure of a sheet that only its name tells', () => {
    const plan = planOfText('Guid|Priority|Type\ng1|High|Electrical\ng2|Low|Mechanical', {
      name: '',
      file: 'Case.csv',
    });
    expect(plan.columns.filter((column) => column.confidence >= SURE)).toEqual([]);
  });

  it('is none of ours in a numbered table of products', () => {
    const plan = planOfText('Guid|Name|Description|Family\ng1|Flow test||Base\ng2|Gauge||Base', {
      name: '',
      file: 'Product2.csv',
    });
    expect(plan.include).toBe(false);
    expect(plan.entities).toEqual([]);
  });

  it('goes by the name of the file where the sheet has none, however it is numbered', () => {
    const text = 'Company Name|Department\nNorthwind Ltd|Tax\nGlobex Inc|Audit';
    expect(planOfText(text, { name: 'page 1 (2)', file: 'clients.xlsx' }).entities[0]).toBe('account');
    const hostile = `data${'1'.repeat(60)}x`;
    expect(planOfText(text, { name: hostile, file: 'clients.xlsx' }).columns).toHaveLength(2);
  });

  it('takes the company for the account where a customer is the person there', () => {
    const plan = planOfText(
      'customer|company|plan|renewal date\nJohn|Northwind|Pro|2026-05-01\nAlice|Globex|Basic|2026-06-01',
      {
        name: 'crm',
      },
    );
    expect(mappingOf(plan)['company']).toMatch(/^(?:account\.name|contract\.accountName)$/);
    expect(plan.columns.filter((column) => column.header === 'customer' && column.field !== null)).toEqual([]);
  });

  it('never shows the stages of a sale as the life of an account', () => {
    const plan = planOfText('Account Name|Industry|Stage\nNorthwind|Retail|Closed Won\nGlobex|Energy|Closed Lost', {
      name: 'Accounts',
    });
    expect(plan.columns[2]?.confidence ?? 0).toBeLessThan(SURE);
  });
});

describe('what cannot come in', () => {
  it('leaves out a log of single events, and says why', () => {
    const plan = planOfText(
      'account_id|event_date|event_name\nA1|2026-01-05|login\nA1|2026-01-06|export\nA2|2026-01-06|login',
      { name: 'product events' },
    );
    expect(plan.include).toBe(false);
    expect(plan.warnings.some((warning) => warning.includes('Each row is one event'))).toBe(true);
  });

  it('takes no status for one of ours whose words it mostly does not know', () => {
    const plan = planOfText(
      'Account Name|Industry|Status\nNorthwind|Retail|Active\nGlobex|Energy|Waiting for UAT\nInitech|Retail|Staging\nHooli|Retail|Sign-off missing',
      { name: 'Accounts' },
    );
    expect(mappingOf(plan)['Status']).toBe('-');
  });
});

describe('a net promoter score of an account', () => {
  it.each([
    ['negative', '-40'],
    ['above ten', '62'],
  ])('is no answer of a survey: %s', (_, score) => {
    const plan = planOfText(`Account Name|Segment|NPS Score\nNorthwind|SMB|8\nGlobex|Enterprise|${score}`, {
      name: 'Accounts',
    });
    const column = plan.columns[2];
    expect(column?.field).toBeNull();
    expect(column?.reason).toContain('net promoter score');
  });

  it('is one where all of them are answers from 0 to 10', () => {
    const plan = planOfText('Account Name|Segment|NPS Score\nNorthwind|SMB|8\nGlobex|Enterprise|3', {
      name: 'Accounts',
    });
    expect(mappingOf(plan)['NPS Score']).toBe('survey.score@NPS');
  });
});

describe('two tables side by side', () => {
  const TEXT = `
Customer|ARR|Renewal Date||Contact|Email|Account
Northwind|1000|2026-01-01||Ann Bell|ann@northwind.com|Northwind
Globex|2000|2026-02-01||Bo Carr|bo@globex.com|Globex
Initech|3000|2026-03-01||||
Umbrella|4000|2026-04-01||||`;

  it('gives the larger one and names the other', () => {
    const plan = planOfText(TEXT, { name: 'Overview' });
    expect(plan.entities).toEqual(['contract']);
    expect(plan.columns.filter((column) => column.field !== null).map((column) => column.header)).toEqual([
      'Customer',
      'ARR',
      'Renewal Date',
    ]);
    expect(plan.warnings.some((warning) => warning.includes('Contact, Email, Account'))).toBe(true);
  });

  it('keeps nothing of the other, not even as extra fields of the wrong rows', () => {
    expect(
      normaliseText(TEXT, { name: 'Overview' })
        .map((row) => row.extra)
        .filter((extra) => extra !== null),
    ).toEqual([]);
  });

  it('is not seen in one table with a blank column for looks', () => {
    const plan = planOfText(
      `
Customer|ARR||Renewal Date|CSM
Northwind|1000||2026-01-01|Ann Bell
Globex|2000||2026-02-01|Bo Carr`,
      { name: 'Renewals' },
    );
    expect(mappingOf(plan)).toMatchObject({ 'Renewal Date': 'contract.endDate', CSM: 'account.csm' });
  });
});
