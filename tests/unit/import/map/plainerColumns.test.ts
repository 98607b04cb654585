import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

const SURE = 0.9;

describe('of two columns for one field', () => {
  it('the one that says what the field is goes before the one that is only near it', () => {
    const tickets = planOfText(
      'ticket_id|customer_id|opened_at|severity|priority\nT1|C1|2026-01-05|Medium|P3\nT2|C2|2026-01-06|Critical|P1',
      { name: 'tickets' },
    );
    expect(mappingOf(tickets)).toMatchObject({ severity: '-', priority: 'ticket.priority' });
    const accounts = planOfText(
      'Name|Website|BillingState|BillingCountry\nNorthwind|northwind.example|CA|USA\nGlobex|globex.example|WA|Canada',
      { name: 'accounts' },
    );
    expect(mappingOf(accounts)).toMatchObject({ BillingState: '-', BillingCountry: 'account.region' });
  });

  it('the number of a ticket goes before that of its escalation', () => {
    const plan = planOfText(
      'escalation_id|ticket_id|account_id|original_priority|escalation_date\nE1|T1|C1|P2|2026-01-05\nE2|T8|C2|P1|2026-01-06',
      { name: 'escalations' },
    );
    expect(mappingOf(plan)).toMatchObject({
      escalation_id: '-',
      ticket_id: 'ticket.externalId',
      original_priority: 'ticket.priority',
    });
  });

  it('a state alone stays the region, and a country that hardly any row has takes nothing away', () => {
    const alone = planOfText('Name|Website|BillingState\nNorthwind|northwind.example|CA\nGlobex|globex.example|WA', {
      name: 'accounts',
    });
    expect(mappingOf(alone)).toMatchObject({ BillingState: 'account.region' });
    const rare = planOfText(
      'Name|Website|BillingState|BillingCountry\nNorthwind|n.example|CA|\nGlobex|g.example|WA|\nInitech|i.example|OR|USA',
      { name: 'accounts' },
    );
    expect(mappingOf(rare)).toMatchObject({ BillingState: 'account.region' });
  });

  it('what a year is worth goes before what a month is, whichever stands first', () => {
    for (const header of ['customer_id|mrr|arr|renewal_date', 'customer_id|arr|mrr|renewal_date']) {
      const plan = planOfText(`${header}\nC1|100|1200|2026-05-01\nC2|200|2400|2026-06-01`, { name: 'Sheet1' });
      expect(mappingOf(plan)).toMatchObject({ arr: 'contract.arr', mrr: '-' });
    }
  });
});

describe('whose a ticket is', () => {
  const rows =
    'T1|Maria Gonzales|maria@nimbus-freight.com|2026-01-05|High\nT2|David Chen|david@harbourline.com|2026-01-06|Low';

  it('tells the address at work where the customer is named after the person who wrote', () => {
    const plan = planOfText(`ticket_id|customer_name|customer_email|opened_date|severity\n${rows}`, {
      name: 'tickets',
    });
    expect(mappingOf(plan)).toMatchObject({ customer_name: '-', customer_email: 'ticket.stakeholderEmail' });
  });

  it('tells the company where it is named', () => {
    const named = rows.replaceAll('Maria Gonzales', 'Nimbus Freight Ltd').replaceAll('David Chen', 'Harbourline Inc');
    const plan = planOfText(`ticket_id|customer_name|customer_email|opened_date|severity\n${named}`, {
      name: 'tickets',
    });
    expect(mappingOf(plan)).toMatchObject({ customer_name: 'ticket.accountName', customer_email: '-' });
  });
});

describe('the id beside a person', () => {
  it('may be that of the person, and is never sure, where no column names a company', () => {
    const plan = planOfText(
      'Kunden-ID|Vorname|Nachname|Wohnort\n3902|Anna|Keller|Bonn\n3254|Bernd|Vogt|Ulm\n1543|Clara|Horn|Kiel',
      { name: 'Kundendaten' },
    );
    expect(plan.columns.filter(({ confidence }) => confidence >= SURE)).toEqual([]);
  });

  it('is that of the account where several people share it', () => {
    const plan = planOfText(
      'customer_id|first_name|last_name|job_title\nC1|Ann|Bell|CFO\nC1|Bo|Carr|CIO\nC2|Di|Eck|COO\nC2|Ed|Fox|CEO',
      { name: 'contacts' },
    );
    expect(plan.columns[0]).toMatchObject({ field: { key: 'stakeholder.accountExternalId' } });
    expect(plan.columns[0]?.confidence).toBeGreaterThanOrEqual(SURE);
  });
});

describe('a bare id', () => {
  it('numbers what the sheet is named after, and no accounts', () => {
    const plan = planOfText(
      'id|project_id|type|planned_date|actual_date|status\n1|1|Kickoff|2026-01-05|2026-01-07|Done\n2|1|UAT|2026-02-05||Planned',
      { name: '', file: 'milestones.csv' },
    );
    expect(plan.entities).toEqual(['milestone']);
    expect(mappingOf(plan)).toMatchObject({ id: '-', type: 'milestone.title', planned_date: 'milestone.dueDate' });
  });
});

describe('rows that nothing names', () => {
  it.each([
    [
      'the number of their line',
      '#|QA sign off date|UAT sign off date|Status\n1|2026-01-05|2026-01-07|Done\n2|2026-02-05|2026-02-09|Open\n4|2026-02-08||Open',
    ],
    [
      'a name and where they are',
      'nom|zone|langue\nCommission Energie|Europe|fr\nSenate Hearings|USA|en\nAgence du Climat|France|fr',
    ],
    [
      'what carriers and lenders keep',
      'Nome|CNPJ|Estado\nAlfa Transportes Ltda|12.188.730/0001-47|São Paulo\nRota Sul S/A|17.256.512/0001-16|Paraná',
    ],
  ])('are no accounts for %s', (what, text) => {
    const file = what.startsWith('what') ? 'Transportadoras.xlsx' : 'file.csv';
    expect(planOfText(text, { name: 'Sheet1', file }).entities).not.toContain('account');
  });

  it('that take money back are no contracts', () => {
    const plan = planOfText(
      'refund_id|customer_id|refund_date|refund_amount|reason\nR1|C1|2026-01-05|100|duplicate\nR2|C2|2026-01-06|40|credit',
      { name: '', file: 'refunds.csv' },
    );
    expect(plan.columns.filter(({ confidence }) => confidence >= SURE)).toEqual([]);
    expect(mappingOf(plan)).toMatchObject({ refund_amount: '-' });
  });
});

describe('a bare name', () => {
  it.each([
    [
      'ID|Nome|CPF/CNPJ|UF|Cidade\n1|Enxovais Norte|12.188.730/0001-47|MG|Contagem\n2|Padaria Sol|17.256.512/0001-16|RJ|Niterói',
    ],
    ['Nr|Name|USt-ID|Ort\n1|Nordwerk GmbH|DE811111111|Kiel\n2|Alpenblick AG|DE822222222|Ulm'],
    ['Code|Nom|SIRET|Ville\nA1|Boréal|73282932000074|Lyon\nA2|Tamaris|55210055400013|Nantes'],
  ])('beside the number a state gives to companies is that of an account: %s', (text) => {
    const plan = planOfText(text, { name: 'Sheet1', file: 'export.xlsx' });
    expect(plan.entities[0]).toBe('account');
    expect(plan.columns[1]?.field?.key).toBe('account.name');
  });

  it('beside a number that could be its id as well', () => {
    const plan = planOfText(
      'NIT|Nombre|Ciudad\n800201914|Rodamientos del Valle S.A.S.|Cali\n901666580|Trapiche Cauca S.A.S.|Pereira',
      {
        name: 'datos',
        file: 'export.xlsx',
      },
    );
    expect(mappingOf(plan)).toMatchObject({ NIT: 'account.externalId', Nombre: 'account.name' });
  });

  it('says nothing beside the number of a person', () => {
    const plan = planOfText('Nome|CPF|Cidade\nAna Souza|111.222.333-44|Olinda\nRui Lima|222.333.444-55|Natal', {
      name: 'Sheet1',
      file: 'export.xlsx',
    });
    expect(plan.entities).toEqual([]);
  });
});

describe('contacts with the renewal of their company beside them', () => {
  it('are contracts that name who to talk to', () => {
    const plan = planOfText(
      'contact_id|full_name|email_address|company|plan_tier|renewal_date\nC-1|Maria Gonzales|maria@nimbus-freight.com|Nimbus Freight|Enterprise|2026-09-15\nC-2|David Chen|david@harbourline.com|Harbourline|Growth|2026-08-01',
      { name: 'contacts' },
    );
    expect(mappingOf(plan)).toMatchObject({
      full_name: 'stakeholder.name@contact',
      email_address: 'stakeholder.email@contact',
      company: 'contract.accountName',
      plan_tier: 'contract.product',
      renewal_date: 'contract.endDate',
    });
  });

  it('stay contacts where an end is not that of a contract', () => {
    const plan = planOfText(
      'Name|Email|Company|Fecha de fin\nMaria Gonzales|maria@nimbus-freight.com|Nimbus Freight|2026-09-15\nDavid Chen|david@harbourline.com|Harbourline|2026-08-01',
      { name: 'contacts' },
    );
    expect(plan.entities[0]).toBe('stakeholder');
  });

  it('know the owner of the account they are at', () => {
    const plan = planOfText(
      'First Name|Last Name|Email|Account Name|Account Owner\nMaria|Gonzales|maria@nimbus-freight.com|Nimbus Freight|Ann Bell\nDavid|Chen|david@harbourline.com|Harbourline|Bo Carr',
      { name: 'contacts' },
    );
    expect(mappingOf(plan)).toMatchObject({ 'Account Owner': 'account.csm' });
  });
});
