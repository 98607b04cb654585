import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

describe('one header in many spellings', () => {
  it('does without small words and takes the words in either order', () => {
    const plan = planOfText(
      `
chamado_id|cliente_id|data_abertura|data_fechamento|prioridade do chamado
71|K-1|2026-01-05|2026-01-09|Alta
72|K-2|2026-01-07||Baixa`,
      { name: 'chamados' },
    );
    expect(plan.entities[0]).toBe('ticket');
    expect(Object.values(mappingOf(plan))).toEqual([
      'ticket.externalId',
      'ticket.accountExternalId',
      'ticket.openedDate',
      'ticket.closedDate',
      'ticket.priority',
    ]);
  });

  it('reads French and Dutch contracts so', () => {
    const french = planOfText(
      `
nom_client|numero_contrat|date_debut|date_fin
Boréal|C-1|2025-01-01|2026-01-01
Tamaris|C-2|2025-03-01|2026-03-01`,
      { name: 'contrats' },
    );
    expect(Object.values(mappingOf(french))).toEqual([
      'contract.accountName',
      'contract.externalId',
      'contract.startDate',
      'contract.endDate',
    ]);
    const dutch = planOfText(
      `
Klant naam|Nummer contract|Begindatum|Einddatum
Molenbeek|C-1|2025-01-01|2026-01-01
Vijverhof|C-2|2025-03-01|2026-03-01`,
      { name: 'contracten' },
    );
    expect(Object.values(mappingOf(dutch))).toEqual([
      'contract.accountName',
      'contract.externalId',
      'contract.startDate',
      'contract.endDate',
    ]);
  });

  it('gives the web site of a renewal list to its accounts', () => {
    const plan = planOfText(
      `
Customer|Website|Renewal Date|ARR
Northwind|northwind.com|2026-01-01|1000
Globex|globex.com|2026-02-01|2000`,
      { name: 'Renewals' },
    );
    expect(mappingOf(plan)['Website']).toBe('contract.accountDomain');
  });

  it('takes from beside its words what an amount covers', () => {
    const coverOf = (header: string): string | undefined =>
      planOfText(
        `\nCustomer|Contract Number|${header}|Start|End\nNorthwind|C-1|36000|2025-04-01|2028-03-31\nGlobex|C-2|60000|2026-07-01|2027-06-30`,
        { name: 'Contracts' },
      ).columns.find((column) => column.header === header)?.field?.per;
    expect(['Contract Value (TCV)', 'Contract Value (monthly)'].map(coverOf)).toEqual(['term', 'month']);
    expect(
      ['Contract Value', 'Contract Value (ACV)', 'Annual contract value', 'ARR (last month)'].map(coverOf),
    ).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('a header typed by hand', () => {
  const ROWS = '|A-1|2026-01-01\n|A-2|2026-02-01'.replaceAll('\n|', '\nNorthwind|').replace(/^\|/, 'Globex|');

  it.each([
    ['Custumer ID', 'account.externalId'],
    ['Costumer ID', 'account.externalId'],
    ['Acount Id', 'account.externalId'],
  ])('is read with one slip, never surely: %s', (header, key) => {
    const plan = planOfText(`Company|${header}|Renewal Date\n${ROWS}`, { name: 'Accounts' });
    expect(mappingOf(plan)[header]).toMatch(key.replace('account.externalId', 'xternalId'));
    expect(plan.columns[1]?.confidence).toBeLessThan(0.9);
  });

  it.each(['Contest ID', 'Amount of snow', 'Number of Employees'])('is left alone where it is a word: %s', (header) => {
    expect(mappingOf(planOfText(`Company|${header}|Renewal Date\n${ROWS}`, { name: 'Accounts' }))[header]).toBe('-');
  });
});

describe('a header that names two things', () => {
  it('is either of them by its cells', () => {
    const plan = planOfText('Milestones & Tasks|Due Date|Status\nKick-off|2026-01-05|Done\nPilot|2026-02-06|Open', {
      name: 'Project Plan',
    });
    expect(mappingOf(plan)).toMatchObject({
      'Milestones & Tasks': 'milestone.title',
      'Due Date': 'milestone.dueDate',
    });
    expect(
      mappingOf(
        planOfText('Cliente|Data e hora|Tipo\nBoreal|2026-01-05|Reunião\nTamar|2026-02-06|Ligação', {
          name: 'Reuniões',
        }),
      ),
    ).toMatchObject({ 'Data e hora': 'touch.date' });
  });
});

describe('a question for a header', () => {
  it.each([
    [
      'How likely is it that you would recommend us to a friend or colleague?',
      'What is the main reason for your score?',
    ],
    ['Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?', 'Was ist der Grund für Ihre Bewertung?'],
    ['Sur une échelle de 0 à 10, nous recommanderiez-vous ?', 'Quelle est la raison de votre note ?'],
    ['En una escala de 0 a 10, ¿nos recomendaría a un colega?', '¿Cuál es el motivo de su puntuación?'],
    ['Hoe waarschijnlijk is het dat u ons aanbeveelt?', 'Wat is de reden voor uw cijfer?'],
    ['How satisfied are you with our support?', 'What could we do better?'],
  ])('is the answer to it: %s', (question, reason) => {
    const plan = planOfText(
      `Email Address|Company|End Date|${question}|${reason}\nann@northwind.com|Northwind|2026-01-03|9|great\nbo@globex.com|Globex|2026-01-05|4|slow`,
      { name: 'Responses' },
    );
    expect(plan.entities[0]).toBe('survey');
    expect(mappingOf(plan)).toMatchObject({ [question]: 'survey.score', [reason]: 'survey.comment' });
  });

  it('says what kind of survey it is', () => {
    const text = (question: string): string =>
      `Company|Response date|${question}\nNorthwind|2026-01-03|4\nGlobex|2026-01-05|5`;
    expect(planOfText(text('How satisfied are you with us?'), { name: 'Answers' }).defaults?.['survey.kind']).toBe(
      'CSAT',
    );
    expect(
      planOfText(text('Auf einer Skala von 0 bis 10: Würden Sie uns empfehlen?'), { name: 'Antworten' }).defaults?.[
        'survey.kind'
      ],
    ).toBe('NPS');
  });
});

describe('Italian sheets', () => {
  it('are read like those of the other languages', () => {
    const plan = planOfText(
      `
Codice cliente|Ragione sociale|Settore|Scadenza contratto|Preavviso (giorni)|Rinnovo automatico|Semaforo|Referente|Ultimo contatto|Stato
C-1|Maestrale SRL|Commercio|31 dicembre 2026|90|Sì|Verde|Luca Ferri|15/01/2026|Attivo
C-2|Scirocco SPA|Energia|28 febbraio 2027|30|No|Rosso|Anna Villa|25/01/2026|Disdetto`,
      { name: 'Elenco clienti' },
    );
    expect(plan.entities[0]).toBe('account');
    expect(mappingOf(plan)).toEqual({
      'Codice cliente': 'account.externalId',
      'Ragione sociale': 'account.name',
      Settore: 'account.industry',
      'Scadenza contratto': 'contract.endDate',
      'Preavviso (giorni)': 'contract.noticeDays',
      'Rinnovo automatico': 'contract.autoRenew',
      Semaforo: 'pulse.value',
      Referente: 'stakeholder.name@contact',
      'Ultimo contatto': 'touch.date@touch',
      Stato: 'account.status',
    });
    expect(plan.columns.flatMap(({ unknownValues }) => unknownValues ?? [])).toEqual([]);
  });

  it('knows the keys that other systems gave, as Salesforce calls them', () => {
    const plan = planOfText(
      'CaseExtId__c|AccountExtId__c|Priority|CreatedDate\nCAS-1|ACC-1|High|2026-01-05\nCAS-2|ACC-2|Low|2026-01-06',
      { name: '', file: 'cases.csv' },
    );
    expect(mappingOf(plan)).toMatchObject({
      CaseExtId__c: 'ticket.externalId',
      AccountExtId__c: 'ticket.accountExternalId',
    });
  });

  it('reads the name of a table that its columns carry in the plural', () => {
    const plan = planOfText('ID_clients|Nom_clients\nC001|Boréal\nC002|Tamaris\nC003|Sylvane', {
      name: 'Feuille 1',
      file: 'export.xlsx',
    });
    expect(mappingOf(plan)).toEqual({ ID_clients: 'account.externalId', Nom_clients: 'account.name' });
  });

  it('knows the plain word for a field also behind the name of what it belongs to', () => {
    const plan = planOfText(
      'Task|Task planned end date|Task actual end date|Task status\nKick-off|2026-01-05|2026-01-07|Completed\nPilot|2026-02-05||InQueue\nRollout|2026-03-05||InQueue',
      { name: 'Sheet1', file: 'project status.xlsx' },
    );
    expect(mappingOf(plan)).toMatchObject({
      'Task planned end date': 'milestone.dueDate',
      'Task actual end date': 'milestone.achievedDate',
      'Task status': 'milestone.status',
    });
    expect(Math.min(...plan.columns.map(({ confidence }) => confidence))).toBeGreaterThan(0.8);
  });

  it('knows a step typed in a hurry, and sheets that nobody named', () => {
    const misspelt = planOfText(
      'No.|Ativity|Due Date|Status\n1|Hand over|2026-01-05|Ongoing\n2|Train|2026-02-05|Done',
      {
        name: 'Sheet1',
        file: 'handover.xlsx',
      },
    );
    expect(mappingOf(misspelt)).toMatchObject({ Ativity: 'milestone.title', 'Due Date': 'milestone.dueDate' });
    const unnamed = planOfText(
      'Fase|Tarefa|Status|Data de término\nA|Piloto|Em execução|2026-01-05\nB|Treino|Concluída|2026-02-05',
      { name: 'Página1', file: 'cronograma.xlsx' },
    );
    expect(mappingOf(unnamed)).toMatchObject({
      Tarefa: 'milestone.title',
      Status: 'milestone.status',
      'Data de término': 'milestone.dueDate',
    });
  });

  it.each([
    ['Meilensteine', 'Meilenstein|Stichtag\nKonzept fertig|2026-03-27\nPilot läuft|2026-04-18', 'milestone.dueDate'],
    ['usage', 'customer_id|week_start_date|active_users\nC1|2026-06-20|26\nC1|2026-06-27|28', 'usage.periodStart'],
    ['activities', 'Account|activity_at|Type\nNorthwind|2026-01-05|call\nGlobex|2026-01-06|meeting', 'touch.date'],
    [
      'Conversas',
      'Cooperativa|Data do contato|Informações\nSerra Azul|2026-06-10|Plano\nVale|2026-06-11|Foco',
      'touch.date',
    ],
    [
      'tickets',
      'JIRA REF|Customer|Date created\nFM-1|Northwind|2026-01-05\nFM-2|Globex|2026-01-06',
      'ticket.externalId',
    ],
    [
      'Milestones',
      'Customer|Milestone|Due Date|Completed\nNorthwind|Kick-off|2026-03-05|2026-03-05\nGlobex|Pilot|2026-03-15|2026-03-16',
      'milestone.achievedDate',
    ],
    ['notes', 'account_id|note_type|created_date\nA1|Call|2026-04-10\nA2|Email|2026-04-11', 'touch.channel'],
    ['NPS', 'ID_Cliente|ValorNPS|Fecha\nC1|9|2026-01-05\nC2|5|2026-01-06', 'survey.score'],
    ['csat', 'customer_id|month|csat\nC1|2026-01-07|4\nC2|2025-12-08|3', 'survey.answeredDate'],
  ])('knows more words of the field: %s', (name, text, key) => {
    const plan = planOfText(text, { name });
    expect(plan.columns.map(({ field }) => field?.key)).toContain(key);
  });
});
