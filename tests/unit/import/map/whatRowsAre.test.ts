import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

describe('what the rows of a sheet are', () => {
  it('is said by what the first column numbers where the sheet is called after a customer', () => {
    const plan = planOfText(
      `
Meeting_ID|Deal_ID|Title|Date|Participants|Status|Transcript_File|Notes
M001|D101|Intro Call (Discovery)|2025-09-10|Ayu Otis (Vendor), Namo Cole(Client)|past|transcripts/a.txt|Initial demo, intro to spend
M002|D101|Automation Discussion|2025-09-15|Ayu Otis (Vendor), Kia Bell(Client)|past|transcripts/b.txt|ERP integration`,
      { name: 'Northwind', file: 'meetings.xlsx' },
    );
    expect(plan.entities[0]).toBe('touch');
    expect(mappingOf(plan)).toMatchObject({
      Title: 'touch.purpose',
      Date: 'touch.date',
      Participants: 'touch.people',
    });
  });

  it('is not said by it against a plain name: the answers of a survey may be numbered by their tickets', () => {
    const plan = planOfText(
      `
ticket_id|customer_id|csat_score|response_date
71|C-1|4|2026-01-05
72|C-2|2|2026-01-06`,
      { name: 'csat_surveys' },
    );
    expect(mappingOf(plan)['response_date']).toBe('survey.answeredDate');
  });

  it('is a deal and no ticket where a column says how likely it is won', () => {
    const plan = planOfText(
      `
ID|Fecha|Prioridad|Nombre empresa|Ingreso|Probabilidad|Fecha Cierre|Etapa
1322|2026-04-29|3|Compañía Metalúrgica|58550740|0|2026-05-17|Contacto
1320|2026-04-28|2|Cartón del Valle|12476900|50|2026-05-28|Propuesta
1317|2026-04-27|3|Pollos del Sur|4900000|100|2026-05-24|Ganado
1316|2026-04-26|3|Pollos del Sur|800000|75|2026-06-24|Negociación`,
      { name: 'Datos', file: 'crm.xlsx' },
    );
    expect(plan.entities[0]).not.toBe('ticket');
    expect(plan.include).toBe(false);
  });

  it('is an opportunity in a file that is called after the sales team', () => {
    const plan = planOfText(
      `
opportunity_id|sales_agent|product|account|deal_stage|engage_date|close_date|close_value
1C1I7A6R|Moses Frase|GTX Basic|Cancity|Won|2025-10-20|2026-03-01|1054
Z063OYW0|Anna Snelling|GTX Pro|Isdom|Lost|2025-10-25|2026-03-11|4514`,
      { name: 'Hoja1', file: 'canal_ventas.xlsx' },
    );
    expect(plan.entities[0]).toBe('contract');
    expect(mappingOf(plan)['account']).toBe('contract.accountName');
  });

  it('is a step of a plan in the export of a note tool, whose files are named by long numbers besides', () => {
    const plan = planOfText(
      `
Name|Assignee|Category|Phase|Priority|Product|Projects|Status
Header of the shop|Ann|Web||High||Main site|Done
Home page tiles|Rob|Web||Low||Main site|In progress
Footer|Ann|Web||Low||Main site|Not started`,
      { name: '', file: 'All Tasks 293ec2c464288115a979fb0ca1d5bb4f_all.csv' },
    );
    expect(plan.entities[0]).toBe('milestone');
    expect(mappingOf(plan)['Name']).toBe('milestone.title');
  });
});

describe('the month of a signature', () => {
  it('is no name of a company, though "Firma" is one in another language', () => {
    const plan = planOfText(
      `
NO_CONTRATO|ID|CORREO|MES_FIRMA
ACM-01|20250330231044|proveedor@ejemplo.example|marzo
ACM-02|20250330231045|bienes@ejemplo.example|abril`,
      { name: 'contratos' },
    );
    expect(mappingOf(plan)['MES_FIRMA']).toBe('-');
  });
});

describe('jobs for a client', () => {
  it('are no contracts where no row says when one starts, ends or what it is worth', () => {
    const plan = planOfText(
      `
Name|Client|ID|Start Date|Status|Type
Shop of the band|Northwind|5||In progress|Website
Launch page|Globex|58||Complete|Website
Catalogue|Globex|59||Complete|Print`,
      { name: 'Jobs' },
    );
    expect(plan.entities).not.toContain('contract');
  });
});

describe('events and quantities of a customer', () => {
  it('are no usage where nothing says so but common words', () => {
    const plan = planOfText(
      `
Nome do Cliente|Vendedor|Evento|Fase de Negócio|Produto|Modelo|Quantidade
Pereira Martins|Leo Diniz|Visita|Montagem de cadastro|Trator|T5|1
Rodrigues Filho|Rui Pena|Feira|Análise|Trator|T5|1
Evandro Bastos|Leo Diniz|Visita|Análise|Colheitadeira|C9|2`,
      { name: 'Relatorio', file: 'relatorio.xlsx' },
    );
    expect(plan.entities).not.toContain('usage');
  });
});

describe('which column names the account', () => {
  it('is the company, though not all rows have one, and not the dealer who sold to it', () => {
    const plan = planOfText(
      `
Product|Company|Dealer|Expiry Date
F60|Northwind|Binary Infosolutions|2026-01-05
F60||Binary Infosolutions|2026-01-06
F80|Globex|HRM Technologies|2026-02-06
F80||HRM Technologies|2026-02-07`,
      { name: 'renewal' },
    );
    expect(mappingOf(plan)).toMatchObject({ Company: 'contract.accountName', Dealer: '-' });
  });

  it('is its id where "Cliente" holds numbers and the name stands beside it', () => {
    const plan = planOfText(
      `
Cliente|Nome|Vendedor
1533|Furo Lda|SL
1087|Sport Lda|DM2
3142|Auto Onze Lda|SL`,
      { name: 'Listagem Clientes' },
    );
    expect(mappingOf(plan)).toMatchObject({ Cliente: 'account.externalId', Nome: 'account.name' });
  });

  it('is no "Key" of a list of issues: that is their own', () => {
    const plan = planOfText(
      `
created|resolutiondate|issue_type|id|key
2026-01-05|2026-01-09|Bug|4545|CSC-14
2026-01-06|2026-01-10|Task|4547|SD-183`,
      { name: 'jira' },
    );
    expect(mappingOf(plan)['key']).not.toBe('ticket.accountExternalId');
  });
});

describe('plans', () => {
  it('have steps that are due on the one day they name', () => {
    const plan = planOfText(
      `
Milestone_Name|Planned_Start|Planned_End|Actual_End|Status
Survey complete|2026-01-05|2026-01-29||On Track
Design approved|2026-02-09|2026-03-10|2026-03-14|Complete`,
      { name: 'Milestones' },
    );
    expect(mappingOf(plan)).toMatchObject({ Planned_End: 'milestone.dueDate', Actual_End: 'milestone.achievedDate' });
  });

  it('keep the planned day as the baseline beside a due date', () => {
    const plan = planOfText(
      `
Milestone|Planned End|Due Date|Status
Survey complete|2026-01-29|2026-02-05|On Track
Design approved|2026-03-10|2026-03-10|Complete`,
      { name: 'Milestones' },
    );
    expect(mappingOf(plan)).toMatchObject({ 'Planned End': 'milestone.baselineDate', 'Due Date': 'milestone.dueDate' });
  });

  it('are read with the dates a script writes', () => {
    const plan = planOfText(
      `
Milestone|Target Date|Status
Tracker live|Sun Apr 26 2026 17:00:00 GMT-0700 (Pacific Daylight Time)|Complete
Brief sent|Wed Apr 29 2026 17:00:00 GMT-0700 (Pacific Daylight Time)|Planned`,
      { name: 'Milestones' },
    );
    expect(plan.columns[1]).toMatchObject({ field: { key: 'milestone.dueDate' }, type: 'date' });
  });
});

describe('headers that say more than the field', () => {
  it('are read without the project they are about', () => {
    const plan = planOfText(
      `
Stakeholder|Einstellung zum Projekt|Einfluss auf das Projekt
IT|negativ|3
Einkauf|positiv|5
Vorstand|positiv|4`,
      { name: 'Stakeholderanalyse' },
    );
    expect(mappingOf(plan)).toMatchObject({
      'Einstellung zum Projekt': 'stakeholder.support',
      'Einfluss auf das Projekt': 'stakeholder.power',
    });
  });

  it('are the question of a survey with the company in its midst', () => {
    const plan = planOfText(
      `
Company|How likely are you to recommend the Northwind team to a colleague?|Date
Globex|9|2026-01-05
Initech|4|2026-01-06`,
      { name: 'responses' },
    );
    expect(Object.values(mappingOf(plan))).toContain('survey.score');
  });
});

describe('amounts on sheets about payments', () => {
  it('are no ARR of the accounts that are taken from them', () => {
    const plan = planOfText(
      `
event_id|account_id|event_type|amount|event_ts
b-1|A-1|payment_failure|400|2026-01-05
b-2|A-2|payment_failure|400|2026-01-06
b-3|A-3|refund|-1100|2026-01-07`,
      { name: 'billing_events' },
    );
    expect(mappingOf(plan)).toMatchObject({ account_id: 'account.externalId', amount: '-' });
  });
});

describe('answers of a survey', () => {
  it('are no tickets for having a number, a day and a rating', () => {
    const plan = planOfText(
      `
Record ID|Contact Id|Rating|Date|Survey Name|NPS|CSAT
664004926674|66650951|9|2025-06-23 13:12|Exit interview|Promoter|
661304608966|69345051|10|2025-06-20 16:25|Exit interview|Promoter|
660885157107|69359601|4|2025-06-20 10:48|Exit interview|Detractor|Neutral`,
      { name: '', file: 'export.csv' },
    );
    expect(plan.entities[0]).toBe('survey');
    expect(mappingOf(plan)).toMatchObject({ Rating: 'survey.score', Date: 'survey.answeredDate' });
  });
});

describe('a plan over the weeks of a year', () => {
  it('has its names above the weeks, which begin again at one', () => {
    const plan = planOfText(
      `
Nr.|Aufgabe|Status|KW|49|50|51|1|2|3|4|5|6|7|8|9
1|Kick-off|erledigt||x||||||||||
2|Konzept|offen|||x|x|x|||||||
3|Umsetzung|offen||||||||x|x|x||`,
      { name: 'Projektplan' },
    );
    expect(plan.headerRow).toBe(1);
    expect(mappingOf(plan)['Aufgabe']).toBe('milestone.title');
  });
});

describe('further spellings', () => {
  it('are those of Brazilian systems, with the word for a date in two lengths', () => {
    const plan = planOfText(
      `
NUMEROOS|DTACHAMADO|DTALIMITE|STATUS
811005148|2014-12-08 11:40|2014-12-17 10:00|ALOCADO
811005147|2014-11-10 16:20|2014-12-16 16:00|SUSPENSO`,
      { name: 'Plan1', file: 'chamados.xlsx' },
    );
    expect(mappingOf(plan)['DTACHAMADO']).toBe('ticket.openedDate');
  });

  it('are a monthly rate and a customer who cancelled', () => {
    const plan = planOfText(
      `
contract_id|client_name|monthly_rate|start_date|renewal_date|Renewal_Status
C001|Northwind|1850|2025-01-15|2026-01-15|Renewed
C002|Globex|2400|2025-08-01|2026-08-01|Customer Cancelled`,
      { name: 'contracts' },
    );
    expect(plan.columns[2]?.field).toMatchObject({ key: 'contract.arr', per: 'month' });
    expect(plan.columns[5]?.valueMap).toMatchObject({ 'customer cancelled': 'churned' });
  });
});
