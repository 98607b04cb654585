import { describe, expect, it } from 'vitest';
import { mappingOf, planOfText } from '../inMemory.ts';

describe('headers as systems export them', () => {
  it('a date with the word for time is that date, before the day a record was created', () => {
    const plan = planOfText(
      'Account|Channel|Summary|interaction_datetime|created_at\nNorthwind|Call|Talked|2026-05-01T10:00:00|2026-05-01T11:00:00\nGlobex|Email|Wrote|2026-05-02T10:00:00|2026-05-03T11:00:00',
      { name: 'Interactions' },
    );
    expect(mappingOf(plan)).toMatchObject({ interaction_datetime: 'touch.date', created_at: '-' });
  });

  it('the id behind a look-up is the account’s', () => {
    const plan = planOfText(
      'Record Id|Account Name.id|Account Name|First Name|Last Name|Email\nzcrm_1|zcrm_9|Northwind|Ann|Lee|ann@northwind.example\nzcrm_2|zcrm_8|Globex|Bo|Ray|bo@globex.example',
      { name: 'Contacts' },
    );
    expect(mappingOf(plan)).toMatchObject({ 'Account Name.id': 'stakeholder.accountExternalId' });
  });

  it('a number that is the same in every row is nobody’s id', () => {
    const rows = Array.from({ length: 20 }, (_, at) => `zcrm_${at}|Northwind ${at}|0|Retail`);
    const plan = planOfText(['Record Id|Account Name|Account Number|Industry', ...rows].join('\n'), {
      name: 'Accounts',
    });
    expect(mappingOf(plan)).toMatchObject({ 'Account Number': '-', 'Record Id': 'account.externalId' });
  });

  it('priorities by number are read, and not sure: the first is the highest here and the lowest there', () => {
    const plan = planOfText(
      'Ticket ID|Company|Subject|Priority|Created\nT1|Northwind|Broken|1|2026-05-01\nT2|Globex|Slow|3|2026-05-02',
      { name: 'Tickets' },
    );
    const priority = plan.columns.find(({ header }) => header === 'Priority');
    expect(priority?.field?.key).toBe('ticket.priority');
    expect(priority?.confidence).toBeLessThan(0.9);
  });

  it('opportunities loaded with a name, a stage and an amount are no milestones', () => {
    const plan = planOfText(
      'Name|StageName|CloseDate|Amount\nNorthwind rollout|Prospecting|2026-05-01|1000\nGlobex rollout|Qualification|2026-06-01|2000\nInitech rollout|Closed Won|2026-02-01|3000',
      { name: '', file: 'load.csv' },
    );
    expect(plan.include).toBe(false);
  });

  it('who asked tells the account of a ticket only where no column names it', () => {
    const rows = 'T1|ann@northwind.example|Broken|2026-05-01\nT2|bo@globex.example|Slow|2026-05-02';
    const header = 'Ticket ID|Requester email|Subject|Created';
    const bare = planOfText(`${header}\n${rows}`, { name: 'Tickets' });
    expect(mappingOf(bare)).toMatchObject({ 'Requester email': 'ticket.stakeholderEmail' });
    expect(bare.include).toBe(true);
    const named = planOfText(`${header}|Organization\n${rows.replace('\n', '|Northwind\n')}|Globex`, {
      name: 'Tickets',
    });
    expect(mappingOf(named)).toMatchObject({ 'Requester email': '-', Organization: 'ticket.accountName' });
  });

  it('the id of the other system goes before the number that one system gave the row', () => {
    const plan = planOfText('id|name|externalId|csm\n61aa01|Northwind|A1|Ann Bell\n61aa02|Globex|A2|Bo Carr', {
      name: 'companies',
    });
    expect(mappingOf(plan)).toMatchObject({ externalId: 'account.externalId', id: '-' });
  });

  it('conversations, visitors and survey types are read as their systems call them', () => {
    expect(
      mappingOf(
        planOfText(
          'Conversation ID|Conversation started at (America/Los_Angeles)|Conversation last closed at|Company name|Conversation rating\n1|2026-01-05 09:00|2026-01-05 10:00|Northwind|5\n2|2026-01-06 09:00||Globex|3',
          { name: 'conversations' },
        ),
      ),
    ).toMatchObject({
      'Conversation started at (America/Los_Angeles)': 'ticket.openedDate',
      'Conversation last closed at': 'ticket.closedDate',
      'Conversation rating': 'ticket.satisfaction',
    });
    expect(
      mappingOf(
        planOfText(
          'Survey name|Survey type|Company|Response|Submission date\nNPS Q1|NPS|Northwind|9|2026-01-05\nNPS Q2|CSAT|Globex|4|2026-01-06',
          {
            name: 'feedback submissions',
          },
        ),
      )['Survey type'],
    ).toBe('survey.kind');
  });
});

describe('columns that are easily taken for more', () => {
  const renewals = (header: string, cells: readonly string[]): string =>
    [
      `${header}|Account|ARR|Renewal Date`,
      ...cells.map((cell, at) => `${cell}|Account ${at}|${at + 1}000|2026-0${at + 1}-28`),
    ].join('\n');

  it.each(['#', 'No.', 'Lfd. Nr.', 'S.No'])('the number of the line is nobody’s id: %s', (header) => {
    const plan = planOfText(renewals(header, ['1', '2', '3', '4']), { name: 'Renewals' });
    expect(mappingOf(plan)[header]).toBe('-');
  });

  it('a number that does not count the lines may be one', () => {
    const plan = planOfText(renewals('#', ['104', '17', '33', '98']), { name: 'Renewals' });
    expect(mappingOf(plan)['#']).toBe('contract.externalId');
  });

  it.each(['Decision Date', 'Entscheidungsdatum', 'Date de décision'])(
    'a decision date may be still to come: %s',
    (header) => {
      const plan = planOfText(renewals(header, ['2026-01-05', '2026-02-05', '2026-03-05']), { name: 'Renewals' });
      expect(plan.columns[0]?.confidence).toBeLessThan(0.9);
    },
  );

  it('a plan is a product only where it is sold', () => {
    const plan = planOfText(renewals('Mitigation Plan', ['meet', 'call', 'wait']), { name: 'Renewals' });
    expect(mappingOf(plan)['Mitigation Plan']).toBe('-');
    expect(
      mappingOf(planOfText(renewals('Pricing Plan', ['Pro', 'Basic', 'Pro']), { name: 'Renewals' }))['Pricing Plan'],
    ).toBe('contract.product');
  });

  it('the sentiment on a list of accounts is proposed as their pulse', () => {
    const plan = planOfText('Account Name|CSM|Sentiment\nNorthwind|Ann Bell|Good\nGlobex|Bo Carr|Poor', {
      name: 'Accounts',
    });
    expect(mappingOf(plan)['Sentiment']).toBe('pulse.value');
    expect(plan.columns[2]?.confidence).toBeLessThan(0.9);
  });
});

describe('a column that says what the months beside it count', () => {
  const wide = (first: string, second: string): string =>
    `Account|Metric|Jan-26|Feb-26|Mar-26\nNorthwind|${first}|40|42|44\nGlobex|${second}|4|5|6`;

  it('decides what they are, and is no feature', () => {
    const plan = planOfText(wide('Active users', 'Active users'), { name: 'Usage' });
    expect(Object.values(mappingOf(plan)).map((key) => key.replace(/[@#].*/, ''))).toEqual([
      'usage.accountName',
      '-',
      'usage.activeUsers',
      'usage.activeUsers',
      'usage.activeUsers',
    ]);
  });

  it('leaves them out where each row counts something else', () => {
    const plan = planOfText(wide('Active users', 'Licenses'), { name: 'Usage' });
    expect(mappingOf(plan)['Jan-26']).toBe('-');
    expect(plan.columns[2]?.reason).toContain('another measure');
  });
});

describe('a rating by colours', () => {
  it('is no outcome and no product, whatever stands above it', () => {
    const plan = planOfText(
      'Customer|Overall Health|Product Adoption|Business Outcomes|ACV\nNorthwind|Green|Green|Red|120000\nGlobex|Red|Amber|Red|45000',
      { name: 'Customer Health' },
    );
    expect(mappingOf(plan)).toMatchObject({ 'Product Adoption': '-', 'Business Outcomes': '-' });
  });

  it('is not seen in words of a customer', () => {
    const plan = planOfText('Customer|Business Outcomes|ARR\nNorthwind|Cut costs|120000\nGlobex|Grow abroad|45000', {
      name: 'Accounts',
    });
    expect(mappingOf(plan)['Business Outcomes']).toBe('account.requiredOutcome');
  });
});

describe('what a part of a header leaves out', () => {
  it('"is" makes a yes or no of it, and no number', () => {
    const plan = planOfText(
      'identifier|title|is_incident|created_at|priority\nENG-1|Login|0|2026-01-05|High\nENG-2|Export|1|2026-01-06|Low',
      { name: 'issues' },
    );
    expect(mappingOf(plan)).toMatchObject({ identifier: 'ticket.externalId', is_incident: '-' });
  });

  it('the key of an issue goes before the number its system gave it', () => {
    const plan = planOfText(
      'Issue id|Issue key|Priority|Created\n10001|CS-1|High|2026-01-05\n10002|CS-2|Low|2026-01-06',
      { name: 'Jira issues' },
    );
    expect(mappingOf(plan)).toMatchObject({ 'Issue key': 'ticket.externalId', 'Issue id': '-' });
  });

  it('a bank account is no account of ours', () => {
    const plan = planOfText(
      'id_entidad|nombre|cuenta_bancaria|email\n29|Empresa del Pan|12523210539|a@pan.example\n30|Dirección de Justicia|06524420911|b@jus.example\n31|Grupo Azul|06513210341|c@azul.example\n32|Servicios Mar|06513210342|d@mar.example',
      { name: '', file: 'entidades.csv' },
    );
    expect(plan.entities[0]).toBe('account');
    expect(mappingOf(plan)).toMatchObject({
      id_entidad: 'account.externalId',
      nombre: 'account.name',
      cuenta_bancaria: '-',
    });
  });

  it('two words behind the name of a joined table are enough, and none of its columns is sure', () => {
    const plan = planOfText(
      'Lago ID|Lago Customer ID|Lago Started At|Lago Terminated At|Lago Plan Name|P Company Name|Customer MRR\nl1|c1|2024-09-06|2025-09-06|Pro|Northwind|100\nl2|c2|2024-05-15|2025-05-15|Basic|Globex|50',
      { name: 'Query result' },
    );
    expect(mappingOf(plan)).toMatchObject({ 'Lago Started At': 'contract.startDate' });
    expect(plan.columns.filter(({ confidence, header }) => confidence >= 0.9 && header.startsWith('Lago'))).toEqual([]);
  });
});
