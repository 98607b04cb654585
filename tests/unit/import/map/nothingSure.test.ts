import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';
import type { SheetPlan } from '../../../../src/shared/fields/types.ts';

const SURE = 0.9;
const sureOf = (plan: SheetPlan): readonly string[] =>
  plan.columns.filter((column) => column.confidence >= SURE).map((column) => column.header);

describe('rows that name no account', () => {
  it.each([
    [
      'changes of a computer centre',
      'change_id|title|change_type|risk_level|planned_date|completed_date\nC1|Scale up|Standard|Low|2026-01-05|2026-01-06\nC2|Patch|Emergency|High|2026-02-05|2026-02-06',
      'change_requests',
    ],
    [
      'contracts with suppliers',
      'contract_id|sku_id|supplier_id|contract_start|contract_end\nC1|S1|V1|2025-01-01|2025-12-31\nC2|S2|V2|2025-01-01|2025-12-31',
      'contracts',
    ],
    [
      'own meetings',
      'meeting_id|meeting_title|meeting_date|organizer_id\n1|Daily stand-up|2026-01-05|4\n2|Sprint planning|2026-01-06|25',
      'meetings',
    ],
    [
      'a register of roles',
      'Name|Role|Notes|Influence Level\nProject Manager|Oversees|Coordinates|High\nOperations|Runs|Watches|Medium',
      'Stakeholder Register',
    ],
  ])('are proposed, and sure of nothing: %s', (_, text, name) => {
    const plan = planOfText(text, { name: '', file: `${name}.csv` });
    expect(plan.columns.some((column) => column.field !== null)).toBe(true);
    expect(sureOf(plan)).toEqual([]);
  });

  it('leave a list of answers by e-mail as sure as before', () => {
    const plan = planOfText('Email|Score|Comment\nann@northwind.com|9|Good\nbo@globex.com|4|Slow', { name: 'NPS' });
    expect(sureOf(plan)).toContain('Email');
  });
});

describe('a part of a fact whose core is missing', () => {
  it('is not sure: a response date without a score', () => {
    const plan = planOfText(
      'renewal_id|account_name|expiry_date|response_date\nR1|Northwind|2026-05-01|2026-04-01\nR2|Globex|2026-06-01|2026-05-02',
      { name: 'renewals' },
    );
    expect(sureOf(plan)).toContain('expiry_date');
    expect(sureOf(plan)).not.toContain('response_date');
  });
});

describe('the due date of something else', () => {
  it('gives way to the next reading where no column names a milestone', () => {
    const plan = planOfText(
      "Client|Montant annuel|Date d'échéance|Statut\nAlpes SARL|10 000 €|30/04/2026|Actif\nBrise SA|20 000 €|31/05/2026|Résilié",
      { name: 'clients' },
    );
    expect(mappingOf(plan)["Date d'échéance"]).toBe('contract.endDate');
  });
});

describe('dates of an answer', () => {
  it('are not those of the record', () => {
    const plan = planOfText(
      'account_id|score|created_at|surveyed_at\nA1|9|2026-01-01|2026-02-01\nA2|4|2026-01-05|2026-02-05',
      { name: 'nps survey' },
    );
    expect(mappingOf(plan)['surveyed_at']).toBe('survey.askedDate');
    expect(sureOf(plan)).not.toContain('created_at');
  });
});

describe('what a row is not', () => {
  it.each([
    [
      'campaign sends',
      'campanhas',
      'cliente_id|campanha_id|data_envio|respondeu\n1|c1|2026-01-09|nao\n2|c1|2026-01-31|sim',
    ],
    [
      'alarms of a site',
      'monitoring_queue',
      'event_id|timestamp|site_id|signal_type|notes\nE1|2026-05-18T01:12:00|S1|motion|Two people seen\nE2|2026-05-18T02:12:00|S2|door|Truck came',
    ],
    [
      'orders, though each customer has one',
      'orders',
      'order_id|customer_id|status|total_amount\nO1|C1|cancelled|487.51\nO2|C2|processing|893.76\nO3|C3|cancelled|374.92',
    ],
    [
      'risks, though they have a severity and dates',
      'risk_log',
      'risk_id|category|severity|owner|status|raised_date\nR1|Permits|High|Ann|Open|2026-01-05\nR2|Weather|Low|Bo|Closed|2026-01-06',
    ],
    [
      'lines of goods',
      'Opportunity Product',
      'Created Date|Line Item ID|Name (Product)|Quantity|Sales Price\n2026-01-05|L1|Generator 500kW|3|4000\n2026-01-06|L2|Generator 100kW|2|199',
    ],
  ])('%s', (_, name, text) => {
    const plan = planOfText(text, { name: '', file: `${name}.csv` });
    expect(plan.include).toBe(false);
    expect(sureOf(plan)).toEqual([]);
  });
});

describe('names of institutions', () => {
  it('may be long', () => {
    const plan = planOfText(
      'Hospital Name|Contract Expiry Date\nUNIVERSITY HOSPITAL OF THE NORTH AND EAST, 3300 GALLOWS ROAD, FALLS CHURCH, VA 22042|2026-12-21\nMEMORIAL MEDICAL CENTER AT THE LAKE, 6411 FANNIN STREET SUITE 12, HOUSTON, TX 77030|2026-12-28',
      { name: 'renewals' },
    );
    expect(mappingOf(plan)['Hospital Name']).toMatch(/accountName|account\.name/);
  });

  it('are not notes', () => {
    const plan = planOfText(
      'Account ID|Customer|ARR\nA1|They called about the outage. We promised an answer by Friday and a credit note.|1000\nA2|Nothing new this month. The sponsor is on leave until the end of the quarter.|2000',
      { name: 'Accounts' },
    );
    expect(sureOf(plan)).not.toContain('Customer');
  });
});

describe('abbreviated dates', () => {
  it.each(['DT_ABERTURA', 'DTABERTURA', 'Dt Abertura'])('%s', (header) => {
    const plan = planOfText(
      `ID|Cliente|${header}|Prioridade\n1|Ipê Ltda|2026-01-05|Alta\n2|Cedro SA|2026-01-06|Baixa`,
      {
        name: 'Chamados',
      },
    );
    expect(mappingOf(plan)[header]).toBe('ticket.openedDate');
  });
});

describe('what is ours or theirs', () => {
  it('is asked for a "Manager" among contacts, not for whom they report to', () => {
    const text = (header: string): string =>
      `Name|Company|Email|${header}\nAnn Bell|Northwind|ann@n.com|Cy Dole\nBo Carr|Globex|bo@g.com|Eve Fox`;
    expect(sureOf(planOfText(text('Manager'), { name: 'contacts' }))).not.toContain('Manager');
    expect(sureOf(planOfText(text('Reports To'), { name: 'contacts' }))).toContain('Reports To');
  });

  it.each([
    [
      'job applications',
      'Company|Role|Status|Date Applied|Contact\nNorthwind|CSM|Interview|2026-01-01|Ann Bell\nGlobex|AE|Rejected|2026-01-05|Bo Carr',
    ],
    ['companies', 'Company|Sector|Market Cap|Region\nNorthwind|Retail|2000000|US\nGlobex|Energy|150000|EU'],
    ['investors', 'Company|Stage|Amount|Contact\nNorthwind|Seed|100000|Ann Bell\nGlobex|A|200000|Bo Carr'],
    ['events', 'Event|Date|Location\nSummit|2026-05-01|Berlin\nDinner|2026-05-02|Paris'],
  ])('is nothing on %s', (name, text) => {
    expect(sureOf(planOfText(text, { name: '', file: `${name}.csv` }))).toEqual([]);
  });
});

describe('a bare "Contract"', () => {
  it('is proposed as its number, but may be an amount; with a unit it is no id', () => {
    const plan = planOfText(
      'Customer|Contract|Contract Value|Start Date|End Date\nNorthwind|24000|900|2025-01-01|2026-01-01\nGlobex|36000|800|2025-02-01|2026-02-01',
      { name: 'contracts' },
    );
    expect(mappingOf(plan)['Contract']).toBe('contract.externalId');
    expect(sureOf(plan)).not.toContain('Contract');
    expect(mappingOf(plan)['Contract Value']).toMatch(/^contract\.arr/);
  });
});

describe('the organisation of who asked', () => {
  it('is the account of a ticket, and its brand is not', () => {
    const plan = planOfText(
      'Ticket ID|Ticket created|Requester organization|Priority|Brand\n1|2026-01-01|Northwind|High|Acme\n2|2026-01-03|Globex|Low|Acme',
      { name: 'zendesk' },
    );
    expect(mappingOf(plan)).toMatchObject({ 'Requester organization': 'ticket.accountName', Brand: '-' });
  });
});

describe('headers without spaces', () => {
  it.each([
    ['CODIGOCLIENTE|EMPRESA\nCT01|Iglesias e Hijos\nCT02|La Moderna SA', 'CODIGOCLIENTE', 'account.externalId'],
    [
      'companyname|contractstartdate|arr\nNorthwind Ltd|2026-01-01|1000\nGlobex Inc|2026-02-01|2000',
      'contractstartdate',
      'contract.startDate',
    ],
  ])('are read as if they had them', (text, header, key) => {
    expect(mappingOf(planOfText(text, { name: 'clientes' }))[header]).toBe(key);
  });
});

describe('which of two columns identifies the account', () => {
  it('is the one that the rows have', () => {
    const few = Array.from(
      { length: 8 },
      (_, row) => `Tienda ${row} SA|${row === 0 ? 'Comercial del Norte SA' : ''}|Managua`,
    );
    const plan = planOfText(`Nombre|Razón social|Ciudad\n${few.join('\n')}`, { name: 'Clientes' });
    expect(mappingOf(plan)).toMatchObject({ Nombre: 'account.name', 'Razón social': '-' });
  });

  it('is no id that hardly a row has', () => {
    const rows = Array.from({ length: 8 }, (_, row) => `${row === 0 ? '1' : ''}|Tienda ${row} SA|Managua`);
    const plan = planOfText(`id|nombre|ciudad\n${rows.join('\n')}`, { name: 'Clientes' });
    expect(sureOf(plan)).not.toContain('id');
  });

  it('is as sure as it was beside a rival without cells', () => {
    const plan = planOfText(
      'Id|Name|AccountNumber|Industry\n001A00000BcDeFgHIJ|Northwind Ltd||Retail\n001A00000BcDeFgHIK|Globex Inc||Energy',
      { name: 'Account' },
    );
    expect(sureOf(plan)).toContain('Id');
  });
});
