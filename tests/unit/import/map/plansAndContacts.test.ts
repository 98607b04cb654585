import { describe, expect, it } from 'vitest';
import { mappingOf, normaliseText, planOfText } from '../inMemory.ts';

const SURE = 0.9;

describe('a plan of steps', () => {
  it.each([
    [
      'gantt',
      'Task|Start Date|End Date|Duration\nGather needs|2026-01-05|2026-01-09|5\nPilot|2026-01-12|2026-02-06|20',
    ],
    ['tracker', 'N|Activity|Status|Completion\n1|Kick-off|Completed|100\n1.1|Pilot|In Progress|40'],
    ['Zeitplan', 'Arbeitspaket|Beginn|Ende\nKonzept|05.01.2026|31.01.2026\nPilot|01.02.2026|27.02.2026'],
    ['suivi', 'Tâche à réaliser|Responsable|Statut\nAtelier|Ann|Terminé\nPilote|Bo|En cours'],
    ['plan de trabajo', 'N°|Actividad|Responsable|Estado\n1|Inicio|Ann|Completado\n2|Piloto|Bo|En curso'],
  ])('is read as milestones, and asks whose they are: %s', (name, text) => {
    const plan = planOfText(text, { name: '', file: `${name}.csv` });
    expect([plan.entities[0], plan.include]).toEqual(['milestone', false]);
    expect(plan.columns.filter(({ confidence }) => confidence >= SURE)).toEqual([]);
  });

  it('takes the step for the milestone and not the phase it belongs to', () => {
    const plan = planOfText('Phase|Task|Status\nSet-up|Laptop|Completed\nSet-up|Access|In Progress', {
      name: 'Onboarding',
    });
    expect(mappingOf(plan)).toMatchObject({ Phase: '-', Task: 'milestone.title', Status: 'milestone.status' });
  });

  it('reads how important a step is in a letter or in short', () => {
    const rows = ['High', 'Med', 'H', 'L', 'M'].map((word, at) => `Northwind|Step ${at}|2026-06-0${at + 1}|${word}`);
    const done = normaliseText(['Customer|Milestone|Due date|Priority', ...rows].join('\n'), { name: 'Plans' });
    expect(done.flatMap((row) => row.rejected)).toEqual([]);
    expect(done.map((row) => row.facts.find(({ entity }) => entity === 'milestone')?.values.get('importance'))).toEqual(
      [3, 2, 3, 1, 2],
    );
  });

  it('takes the projects of a customer, but not those of the team itself', () => {
    const ours = 'project_id|project_name|start_date|end_date|status\nP1|Rollout|2026-01-05|2026-04-30|In Progress';
    expect(planOfText(ours, { name: '', file: 'projects.csv' }).entities).toEqual([]);
    const theirs = planOfText(
      'project_id|project_name|client_name|start_date|end_date|status\nP1|Rollout|Northwind|2026-01-05|2026-04-30|In Progress\nP2|Single sign-on|Globex|2026-02-01|2026-03-31|Completed',
      { name: '', file: 'projects.csv' },
    );
    expect([theirs.entities[0], theirs.include]).toEqual(['milestone', true]);
    expect(mappingOf(theirs)).toMatchObject({
      project_name: 'milestone.title',
      client_name: 'milestone.accountName',
      end_date: 'milestone.dueDate',
    });
  });
});

describe('a file named after risks', () => {
  const open = (text: string): readonly string[] =>
    planOfText(text, { name: 'Sheet1', file: 'Risk Log.xlsx' }).entities;

  it('holds a plan where its columns are those of one, and risks where one of them says so', () => {
    expect(
      open('Task Name|Duration|Start Date|End Date\nBrief|2|2026-03-22|2026-03-24\nPilot|4|2026-03-26|2026-03-30'),
    ).toEqual(['milestone']);
    expect(
      open('Risk|Impact|Owner|Due Date|Status\nDelay|High|Ann|2026-03-24|Open\nBudget|Low|Bo|2026-03-30|Closed'),
    ).toEqual([]);
  });
});

describe('what is too little to go by', () => {
  it.each([
    ['readings', 'date|value\n2026-01-01|7\n2026-01-02|9'],
    ['alerts', 'signal_id|timestamp|severity|source\nS1|2026-01-01 08:00|high|disk\nS2|2026-01-02 09:00|low|net'],
  ])('a date and a number, or a time and a severity: %s', (name, text) => {
    expect(planOfText(text, { name: '', file: `${name}.csv` }).entities).toEqual([]);
  });
});

describe('the people of an account', () => {
  it('never takes a last name for the account', () => {
    const plan = planOfText('FName|LName|Industry|Email\nAnn|Bell|Retail|ann@us.com\nBo|Carr|Energy|bo@us.com', {
      name: '',
      file: 'Clients.xlsx',
    });
    expect(mappingOf(plan)['LName']).toMatch(/^stakeholder\.lastName/);
  });

  it('takes a bare name beside the company for the contact there', () => {
    const plan = planOfText(
      'Nombre|Empresa|Telefono\nJuan Tamayo|Suplefit Nutricion|300\nLuisa Rojas|Aceros del Sur|301\nMarta Gil|Vidrios Norte|302',
      { name: '', file: 'clientes.csv' },
    );
    expect(mappingOf(plan)).toMatchObject({ Nombre: 'stakeholder.name@contact', Empresa: 'account.name' });
  });

  it.each([
    [
      'Rolle',
      'Kunde|Ansprechpartner|Rolle|Vertragsende\nNordwind GmbH|Anna Schmidt|IT-Leiterin|31.12.2026\nAdler AG|Peter Weber|Geschäftsführer|30.06.2026',
      'stakeholder.title@contact',
    ],
    [
      'Role',
      'Customer|Main contact|Role|Renewal date\nNorthwind|Ann Bell|Champion|2026-12-31\nGlobex|Bo Carr|Decision maker|2026-06-30',
      'stakeholder.roles@contact',
    ],
  ])('gives the contact the %s beside it', (header, text, target) => {
    expect(mappingOf(planOfText(text, { name: 'Accounts' }))[header]).toBe(target);
    const people = normaliseText(text, { name: 'Accounts' })
      .flatMap((row) => row.facts)
      .filter((fact) => fact.entity === 'stakeholder');
    expect(people).toHaveLength(2);
    expect(people.every((fact) => fact.values.has(target.slice('stakeholder.'.length, target.indexOf('@'))))).toBe(
      true,
    );
  });

  it('is not sure of a contact that is a service line and nobody', () => {
    const plan = planOfText(
      'Nombre|Contacto|Email\nNorthwind|Servicio Eléctrico|a@us.com\nGlobex|Agua Corriente|b@us.com\nInitech|Atención Cliente|c@us.com\nUmbrella|Servicio Gas|d@us.com',
      { name: 'Empresas' },
    );
    expect(plan.columns[1]?.confidence ?? 0).toBeLessThan(SURE);
  });

  it('proposes the person in charge, who may be ours, and is not sure', () => {
    const plan = planOfText(
      'NO|COMPANY NAME|PERSON IN CHARGE|END DATE\n1|Northwind|Ann Bell|20/3/2027\n2|Globex|Bo Carr|7/1/2027',
      { name: 'M365', file: 'clients.xlsx' },
    );
    expect(mappingOf(plan)['PERSON IN CHARGE']).toBe('stakeholder.name@contact');
    expect(plan.columns[2]?.confidence ?? 0).toBeLessThan(SURE);
  });

  it('knows a customer by the e-mail alone', () => {
    const plan = planOfText('Client Name|Client Email|Contract Expiry Date\nNorthwind|ann@north.com|2026-12-31', {
      name: 'Clients',
    });
    expect(mappingOf(plan)['Client Email']).toBe('stakeholder.email@contact');
  });
});

describe('the end of a term', () => {
  it('goes before the date of renewal beside it', () => {
    const plan = planOfText(
      'Subscription ID|End Customer|Start Date|End Date|Renewal Date\nS1|Northwind|2025-01-01|2025-12-31|2026-01-01\nS2|Globex|2025-02-01|2026-01-31|2026-02-01',
      { name: 'Subscriptions' },
    );
    expect(mappingOf(plan)).toMatchObject({
      'End Customer': 'contract.accountName',
      'End Date': 'contract.endDate',
      'Renewal Date': '-',
    });
  });

  it('is the date of renewal where no other stands, or one that says the same', () => {
    const alone = planOfText('Customer|Renewal Date|ARR\nNorthwind|2026-01-01|1000', { name: 'Renewals' });
    expect(mappingOf(alone)['Renewal Date']).toBe('contract.endDate');
    const twice = planOfText(
      'Customer|Renewal Date|Contract End\nNorthwind|2026-01-01|2026-01-01\nGlobex|2026-03-01|2026-03-01',
      { name: 'Renewals' },
    );
    expect(mappingOf(twice)['Renewal Date']).toBe('contract.endDate');
  });

  it('is read from the time stamps of a database, whose zone is hours only', () => {
    const plan = planOfText(
      'id_contrato|cliente|fecha_inicio|fecha_fin\n67|Northwind|2025-01-21 00:00:00-05|2026-01-21 00:00:00-05',
      { name: 'contratos' },
    );
    expect(plan.entities[0]).toBe('contract');
    expect(mappingOf(plan)).toMatchObject({ fecha_inicio: 'contract.startDate', fecha_fin: 'contract.endDate' });
  });
});

describe('headers as teams write them', () => {
  it('reads a header of two names by each, shortened words in full, and is sure of neither', () => {
    const plan = planOfText(
      'Individual/Company|Officer|Expired Date|Cust Email\nNorthwind|Ann|24/4/2026|ann@north.com\nGlobex|Bo|25/6/2027|bo@globex.com',
      { name: 'AV', file: 'clients.xlsx' },
    );
    expect(mappingOf(plan)).toMatchObject({
      'Individual/Company': expect.stringMatching(/^(?:account\.name|contract\.accountName)$/) as string,
      'Expired Date': 'contract.endDate',
      'Cust Email': 'stakeholder.email@contact',
    });
    expect(plan.columns[0]?.confidence ?? 0).toBeLessThan(SURE);
  });

  it('takes the plainer of two columns that are capped alike', () => {
    const plan = planOfText(
      'Id|TicketId|Department|Subject|Priority\n6575|Q0006426|IT|Stock|Urgent\n6576|Q0006427|Sales|ERP|High',
      { name: 'tickets' },
    );
    expect(mappingOf(plan)).toMatchObject({ Id: '-', TicketId: 'ticket.externalId' });
  });

  it('shows whose the rows of another sheet are, in any language', () => {
    const plan = planOfText('ventaId|clienteId|fecha|total\nFT01|CL021|2025-10-16|641\nFT02|CL024|2025-10-17|1169', {
      name: 'Ventas',
    });
    expect(mappingOf(plan)).toMatchObject({ clienteId: 'account.externalId', total: '-' });
  });

  it('sees that a list whose first row says a name twice, as all rows do, has no header', () => {
    const plan = planOfText(
      "Jan's Hal|Jan's Hal|Plein 8\nMepa Logistiek|Mepa Logistiek|Postbus 72\nDe Bruin|De Bruin|Dorpsweg 105\nBeuken Groep|Beuken Groep|Laan 1",
      { name: 'klanten' },
    );
    expect(plan.headerRow).toBeNull();
  });

  it('reads the columns of joined tables without the name of the table, and is sure of none', () => {
    const plan = planOfText(
      'Lg Plan Name|Lg Status|Lg Renewal Date|Lg Code|Lg Event|P Company Name|P Vehicles|P Members|P Setup\npro|active|2026-03-01|a|new|Northwind|3|4|20\nbasic|active|2026-04-01|b|new|Globex|1|2|25',
      { name: 'Query result', file: 'subscriptions.xlsx' },
    );
    expect(mappingOf(plan)).toMatchObject({
      'P Company Name': 'contract.accountName',
      'Lg Renewal Date': 'contract.endDate',
    });
    expect(plan.columns.filter(({ confidence }) => confidence >= SURE)).toEqual([]);
  });

  it('reads no "Name" of a table whose name says what it is', () => {
    const plan = planOfText(
      'product_id|product_name|product_price|product_city\n1|Barista|10|Oslo\n2|Grinder|20|Rome',
      { name: 'Sheet1', file: 'export.csv' },
    );
    expect(plan.entities).toEqual([]);
  });

  it('reads states that are numbered to sort them', () => {
    const plan = planOfText('Tarea|Responsable|Estado\nInicio|Ann|1 Pendiente\nPiloto|Bo|2 En proceso', {
      name: 'Plan',
    });
    expect(plan.columns[2]?.valueMap).toEqual({ '1 pendiente': 'planned', '2 en proceso': 'active' });
  });
});

describe('two names beside each other', () => {
  it('gives the bare one to the company where the other names the contact', () => {
    const plan = planOfText(
      'Name|Contact Person|Title|Email\nHarbour Trust|Ann Bell|Director|ann@harbour.org\nPine Fund|Bo Carr|Officer|bo@pine.org',
      { name: 'Contacts' },
    );
    expect(mappingOf(plan)).toMatchObject({ Name: 'stakeholder.accountName', 'Contact Person': 'stakeholder.name' });
  });

  it('reads two people of one cell whatever stands between them', () => {
    const cell = `Ann Bell${' '.repeat(70)}Bo Carr`;
    const plan = planOfText(
      `Company|Contact Person|Email\nPine Fund|${cell}|ann@pine.org\nElm Fund|${cell}|c@elm.org`,
      {
        name: 'Contacts',
      },
    );
    expect(mappingOf(plan)['Contact Person']).toBe('stakeholder.name');
  });

  it('takes the one that says whose each row is, before one of a few who supply', () => {
    const rows = Array.from({ length: 40 }, (_, at) => `Hotel ${at}|${at % 2 === 0 ? 'Plenitud' : 'Eleia'}|100${at}`);
    const plan = planOfText(['CLIENTE|COMPAÑÍA|ARR', ...rows].join('\n'), { name: 'clientes' });
    expect(mappingOf(plan)['CLIENTE']).toMatch(/name$/i);
    expect(mappingOf(plan)['COMPAÑÍA']).toBe('-');
    const turned = planOfText(
      ['COMPAÑÍA|CLIENTE|ARR', ...rows.map((row) => row.replace(/^([^|]*)\|([^|]*)/, '$2|$1'))].join('\n'),
      { name: 'clientes' },
    );
    expect(mappingOf(turned)['CLIENTE']).toMatch(/name$/i);
  });
});

describe('accounts that are only named beside the steps of a plan', () => {
  it('leave the due date and the status to the step', () => {
    const plan = planOfText(
      'Client Name|Step Name|Due Date|Status|Last Updated\nNorthwind|Kick-off|2026-05-01|In Progress|2026-04-01\nNorthwind|Pilot|2026-06-01|Not Started|2026-04-01\nGlobex|Pilot|2026-06-02|Done|2026-04-02',
      { name: 'Client Tracker' },
    );
    expect(plan.entities[0]).toBe('milestone');
    expect(mappingOf(plan)).toMatchObject({ 'Due Date': 'milestone.dueDate', Status: 'milestone.status' });
  });
});

describe('the day of the last contact on a list of people', () => {
  const ROWS = '\nNorthwind|Ann Bell|ann@northwind.example|2026-06-01\nGlobex|Bo Carr||2026-06-02';

  it.each([
    'Account|Name|E-mail|Last contact',
    'Firma|Ansprechpartner|E-Mail|Letzter Kontakt',
    'Client|Contact|E-mail|Dernier contact',
    'Cliente|Contacto|Correo electrónico|Último contacto',
  ])('is a touch with that person: %s', (header) => {
    const rows = normaliseText(header + ROWS, { name: 'Contacts' });
    expect(rows.flatMap((row) => row.facts.filter(({ entity }) => entity === 'touch'))).toMatchObject([
      {
        values: new Map<string, unknown>([
          ['date', '2026-06-01'],
          ['accountName', 'Northwind'],
          ['people', ['Ann Bell <ann@northwind.example>']],
        ]),
      },
      {
        values: new Map<string, unknown>([
          ['date', '2026-06-02'],
          ['accountName', 'Globex'],
          ['people', ['Bo Carr']],
        ]),
      },
    ]);
  });

  it.each(['Last activity date', 'Created', 'Last modified', 'Contact date', 'Next contact'])(
    'is not the day of something else: %s',
    (header) => {
      const plan = planOfText(`Account|Name|E-mail|${header}${ROWS}`, { name: 'Contacts' });
      expect(plan.entities).toEqual(['stakeholder']);
    },
  );
});

describe('the parts of a name', () => {
  const open = (text: string): Readonly<Record<string, string>> => mappingOf(planOfText(text, { name: 'Contactos' }));

  it('are a first name and the last ones, where the first is called "Nombre"', () => {
    expect(
      open('Empresa|Nombre|Apellidos|Cargo\nAlisios|Hugo|Ruiz|Director\nTramontana|Marta|Gil|Compras'),
    ).toMatchObject({
      Nombre: 'stakeholder.firstName',
      Apellidos: 'stakeholder.lastName',
    });
  });

  it('are not where the whole name stands there', () => {
    expect(
      open('Company|Name|Last Name|Job Title\nPine Fund|Ann Bell|Bell|Director\nElm Fund|Bo Carr|Carr|Buyer')['Name'],
    ).toBe('stakeholder.name');
  });

  it('have no job title in "Dr." and "Ing."', () => {
    expect(open('Firma|Titel|Nachname\nNordwind|Dr.|Weber\nOstsee|Prof. Dr.|Brandt')['Titel']).toBe('-');
    expect(open('Firma|Titel|Nachname\nNordwind|Leiter IT|Weber\nOstsee|Einkauf|Brandt')['Titel']).toBe(
      'stakeholder.title',
    );
  });
});

describe('what stands behind a person of the account', () => {
  it('is that person’s, where the header says not whose', () => {
    const plan = planOfText(
      'Account|ARR|Champion|Title|Email|Contact|Email\nNorthwind|1000|Cy Dole|CFO|c@nw.com|Ann Bell|a@nw.com\nGlobex|2000|Ed Fox|CIO|e@gx.com|Bo Carr|b@gx.com',
      { name: 'Accounts' },
    );
    expect(plan.columns.map(({ field }) => `${field?.key}@${field?.slot}`).slice(2)).toEqual([
      'stakeholder.name@champion',
      'stakeholder.title@champion',
      'stakeholder.email@champion',
      'stakeholder.name@contact',
      'stakeholder.email@contact',
    ]);
  });

  it('is enough to take a list of champions for one of their accounts', () => {
    const plan = planOfText('Champion Name|Account|Title|Left?\nCy Dole|Northwind|CFO|No\nEd Fox|Globex|CIO|Yes', {
      name: 'Champions',
    });
    expect(plan.entities).toEqual(['account', 'stakeholder']);
    expect(mappingOf(plan)).toMatchObject({
      'Champion Name': 'stakeholder.name@champion',
      Title: 'stakeholder.title@champion',
    });
  });
});

it('the milestone of each row goes before the goal of a block', () => {
  const plan = planOfText(
    'Goal / Objective|Success metric|Milestone|Due|Status\nCut time|9 to 3|Kick-off|2026-01-15|Done\n||Data migration|2026-03-01|Done\n||Roll-out|2026-06-01|In progress',
    { name: 'Northwind' },
  );
  expect(mappingOf(plan)).toMatchObject({ Milestone: 'milestone.title' });
});

it('a log of risks is no list of tickets', () => {
  const plan = planOfText(
    'Customer|Risk|Severity|Opened|Owner|Status\nNorthwind|Champion left|High|2026-10-01|Ana|Open',
    { name: 'Risk log' },
  );
  expect(plan.include).toBe(false);
});
