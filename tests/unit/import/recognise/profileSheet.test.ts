import { describe, expect, it } from 'vitest';
import { profileSheet, type ProfileOptions } from '../../../../src/main/import/recognise/profileSheet.ts';
import type { Cell } from '../../../../src/shared/fields/types.ts';
import { CONTEXT, planOfText, rowsOfText } from '../inMemory.ts';

function profile(text: string, more: Partial<ProfileOptions> = {}): ReturnType<typeof profileSheet> {
  return profileSheet(rowsOfText(text), { ...CONTEXT, ...more });
}

const reasons = (result: ReturnType<typeof profileSheet>): readonly string[] =>
  result.table.skipped.map((range) => `${range.from}-${range.to} ${range.reason}`);

describe('the header row', () => {
  it('is found under titles, instructions and blank rows, and they are shown as skipped', () => {
    const found = profile(
      'Customer renewals 2026\nPrepared for the leadership team, do not share\n\nAccount|ARR|Renewal Date|CSM\nNorthwind|120000|2026-03-31|Ana\nGlobex|45000|2026-06-30|Kim',
    );
    expect(found.table.headerRow).toBe(4);
    expect(found.table.rowCount).toBe(2);
    expect(reasons(found)).toEqual(['1-2 title']);
    expect(found.titles[0]).toBe('Customer renewals 2026');
  });

  it('is no row of data whose dates happen to be the first of a month', () => {
    const found = profile(
      'user_id|first_name|state|created_at|activated_at\nu1|Natalie|active|2026-02-04 00:00:00+00:00|2026-02-05 00:00:00+00:00\nu2|Susan|active|2025-12-01 00:00:00+00:00|2026-01-01 00:00:00+00:00\nu3|Nick|active|2026-02-24 00:00:00+00:00|2026-02-25 00:00:00+00:00',
    );
    expect(found.table.headerRow).toBe(1);
    expect(found.table.rowCount).toBe(3);
  });

  it('is no line of prompts that stands above the headers of a template', () => {
    const found = profile(
      'Stakeholder Matrix\n\nProject Name:||||Date:\n\nStakeholder|Relationship Owner|Commitment|Desired Outcome|What Can They Do for Us|Next Move',
    );
    expect(found.table.headerRow).toBe(5);
    const filled = profile(
      'Status:|Owner:\nStep|Who|Result|Remark of the Day\nKick off|Ann Bell|Agreed|fine\nTraining|Kim Low|Open|late',
    );
    expect(filled.table.headerRow).toBe(2);
  });

  it('is no row of data whose words are familiar but come again below', () => {
    const row = (id: number): string => `300-${id}|Closed|Ann Bell|Outage|Done|2026-01-0${(id % 8) + 1}|Incident`;
    expect(profile([1, 2, 3, 4, 5, 6].map(row).join('\n')).table.headerRow).toBeNull();
  });

  it('is no row of data whose country, flag and day of import are those of the rows below', () => {
    const rows = [
      'San Jose SA|0|Managua|',
      'ADACH|J031|Leon|',
      'Zavala Industrial|J021|Managua|',
      'Gurdian|J091|Leon|',
      'Rama|J032|Leon|',
    ]
      .map((row) => `${row}t|Nicaragua|2026-06-30`)
      .join('\n');
    expect(profile(rows).table.headerRow).toBeNull();
  });

  it('may have two lower lines, of weeks and of days', () => {
    const rows = rowsOfText(
      'Task|Owner|Due|PHASE ONE|||\n|||WEEK 1||WEEK 2|\n|||M|T|M|T\nOrder|Ann|2026-01-05|1|||\nInstall|Bo|2026-01-12|||1|1',
    );
    const merges = [
      { fromRow: 1, toRow: 1, fromColumn: 3, toColumn: 6 },
      { fromRow: 2, toRow: 2, fromColumn: 3, toColumn: 4 },
      { fromRow: 2, toRow: 2, fromColumn: 5, toColumn: 6 },
    ];
    const { table } = profileSheet(rows, { ...CONTEXT, merges });
    expect([table.headerRow, table.rowCount]).toEqual([3, 2]);
  });

  it('is there in a sheet of two headings and nothing below', () => {
    expect(profile('Client|Total Projects').table.headerRow).toBe(1);
  });

  it('joins groups above it, by merges or by gaps', () => {
    const merged = profile('|Q1||Q2|\nAccount|ARR|Seats|ARR|Seats\nNorthwind|1|2|3|4\nGlobex|5|6|7|8', {
      merges: [
        { fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 2 },
        { fromRow: 1, toRow: 1, fromColumn: 3, toColumn: 4 },
      ],
    });
    expect(merged.table.headerFromRow).toBe(1);
    expect(merged.table.headerRow).toBe(2);
    expect(merged.table.headers).toEqual(['Account', 'Q1 / ARR', 'Q1 / Seats', 'Q2 / ARR', 'Q2 / Seats']);
    const gaps = profile(
      '|Contract|||People|\nAccount|ARR|Start|End|Champion|Sponsor\nNorthwind|1|2025-01-01|2026-01-01|Ann Bell|Bo Carr\nGlobex|5|2025-01-01|2026-01-01|Ida Lenz|Max Bohr',
    );
    expect(gaps.table.headers).toEqual([
      'Account',
      'Contract / ARR',
      'Contract / Start',
      'Contract / End',
      'People / Champion',
      'People / Sponsor',
    ]);
  });

  it('is missing where the first line is data', () => {
    const found = profile(
      'Northwind|120000|2026-03-31|ana@x.example\nGlobex|45000|2026-06-30|kim@x.example\nInitech|5000|2026-07-30|bob@x.example',
    );
    expect(found.table.headerRow).toBeNull();
    expect(found.table.rowCount).toBe(3);
    expect(planOfText('Northwind|120000|2026-03-31\nGlobex|45000|2026-06-30').warnings.join(' ')).toContain(
      'No header row',
    );
  });

  it('may be chosen by a person', () => {
    const found = profile('Export of today\nA|B\nAccount|ARR\nNorthwind|1', { headerRow: 3 });
    expect(found.table.headers).toEqual(['Account', 'ARR']);
    expect(profile('a|1\nb|2', { headerRow: null }).table.rowCount).toBe(2);
  });

  it('holds for headers a program would trip over', () => {
    const found = profile('__proto__|constructor|toString\na|1|2026-01-01\nb|2|2026-01-02');
    expect(found.table.headers).toEqual(['__proto__', 'constructor', 'toString']);
    expect(planOfText('Account|__proto__|ARR\nA|x|1\nB|y|2').columns[1]?.field).toBeNull();
  });

  it('is found for one of months', () => {
    const found = profile('Account|Jan-26|Feb-26|Mar-26\nNorthwind|1|2|3\nGlobex|4|5|6');
    expect(found.table.headerRow).toBe(1);
    const dates: readonly (readonly Cell[])[] = [
      ['Account', { date: '2026-01-01' }, { date: '2026-02-01' }, { date: '2026-03-01' }],
      ['A', 1, 2, 3],
      ['B', 4, 5, 6],
    ];
    expect(
      profileSheet(
        dates.map((cells, index) => ({ n: index + 1, hidden: false, cells })),
        CONTEXT,
      ).table.headerRow,
    ).toBe(1);
  });
});

describe('rows that are no data', () => {
  it('are totals, sub-headers, repeated headers and notes, each named', () => {
    const found = profile(
      'Account|Segment|ARR|Renewal Date\nEMEA\nNorthwind|SMB|120000|2026-03-31\nGlobex|SMB|45000|2026-06-30\nSubtotal||165000\nAccount|Segment|ARR|Renewal Date\nInitech|SMB|5000|2026-07-31\nTotal||170000\n\n* figures as of today',
    );
    expect(reasons(found)).toEqual(['2-2 subheader', '5-5 total', '6-6 header', '8-8 total', '10-10 note']);
    expect(found.table.rowCount).toBe(3);
  });

  it('are unlabelled sums and Salesforce footers too', () => {
    const found = profile(
      'Account Name|Owner|Amount\nNorthwind|Ana|120000\nGlobex|Kim|45000\n||165000\nGrand Totals (2 records)||165000\n\nConfidential Information - Do Not Distribute\nCopyright (c) 2000-2026 Example, inc. All rights reserved.',
    );
    expect(found.table.rowCount).toBe(2);
    expect(reasons(found)).toEqual(['4-5 total', '7-8 note']);
  });

  it('are totals as grouped reports write them, with the word in each column', () => {
    const found = profile(
      'Owner|Account|Stage|Amount|Prior ARR|Type\nAna|Northwind|Open|120000|100000|Renewal\n|Globex|Open|45000|45000|Renewal\nSubtotal|||Sum: 165000|Sum: 145000|\n|||Count: 2||\nKim|Initech|Open|5000|5000|Renewal\nTotal|||Sum of Amount: 170000|Sum: 150000|',
    );
    expect(reasons(found).filter((reason) => reason.endsWith('total'))).toHaveLength(2);
    expect(found.table.rowCount).toBe(3);
  });

  it('never swallow an account called Total', () => {
    expect(
      profile('Account|Segment|CSM|ARR\nTotal Energy Systems|SMB|Ana|5\nSumma Ltd|SMB|Ana|5\nTotal|Enterprise|Kim|5')
        .table.rowCount,
    ).toBe(3);
  });

  it('can be put in or left out by a person', () => {
    const text = 'Account|Segment|ARR\nNorthwind|SMB|1\nTotal||1\nGlobex|SMB|2';
    expect(profile(text, { keepRows: [3] }).table.rowCount).toBe(3);
    expect(profile(text, { ignoreRows: [4] }).table.rowCount).toBe(1);
  });
});

describe('a sheet with more than one table', () => {
  it('gives the largest and names the others', () => {
    const plan = planOfText(
      'Account|ARR|Renewal Date\nNorthwind|120000|2026-03-31\nGlobex|45000|2026-06-30\nInitech|9000|2026-07-31\n\nMonth|Target|Owner|Region\nJan|100|Ana|EMEA',
    );
    expect(plan.rowCount).toBe(3);
    expect(plan.skipped.at(-1)).toMatchObject({ from: 6, to: 7, reason: 'other table' });
    expect(plan.warnings.join(' ')).toContain('another table (Month, Target, Owner, Region)');
  });
});

describe('a line that is no header though it holds words only', () => {
  it('is a legend right above: its words stand in another column', () => {
    const plan = planOfText(
      'Status:|On Track|At Risk|Off Track|Complete\nMilestone|Account|Due Date|Status|Owner side\nKickoff|Northwind|2026-01-05|Complete|Customer\nPilot|Globex|2026-02-05|At Risk|Vendor\nGo-live|Initech|2026-03-05|On Track|Vendor',
    );
    expect([plan.headerRow, plan.firstDataRow]).toEqual([2, 3]);
    expect(plan.skipped).toMatchObject([{ from: 1, to: 1, reason: 'title' }]);
  });

  it('is a legend by its name', () => {
    expect(
      planOfText(
        'Colour code:|G|A|R|\nAccount|CSM|Segment|Health|Notes\nNorthwind|Ann|SMB|Green|fine\nGlobex|Bo|SMB|Red|slow',
      ).headerRow,
    ).toBe(2);
  });

  it('is a line of data where its words stand in their own column', () => {
    const plan = planOfText(
      'Risk|Impact|Likelihood|Answer\nDelay|High|Medium|Engage\nBudget|Medium|High|Control\nScope|High|Low|Manage\nSkills|Medium|Medium|Train',
    );
    expect(plan.headerRow).toBe(1);
  });

  it.each([
    ['units', '|(EUR)|(dd.mm.yyyy)|(days)'],
    ['types', 'text|number|date|integer'],
    ['patterns', 'required|EUR|yyyy-mm-dd|days'],
  ])('explains the header: %s', (_, line) => {
    const plan = planOfText(
      `Account|ARR|End|Notice\n${line}\nNorthwind|120000|2026-06-30|90\nGlobex|45000|2026-09-30|30`,
      { name: 'Contracts' },
    );
    expect([plan.rowCount, plan.firstDataRow]).toEqual([2, 3]);
    expect(plan.skipped).toMatchObject([{ from: 2, to: 2, reason: 'header' }]);
    expect(plan.columns.find(({ header }) => header === 'ARR')?.field?.key).toBe('contract.arr');
  });
});

describe('forms and turned sheets', () => {
  it('are said, and nothing of them is imported', () => {
    const form = planOfText('Account name|Northwind\nIndustry|Retail\nARR|120000\nRenewal date|2026-03-31\nCSM|Ana');
    expect(form.include).toBe(false);
    expect(form.warnings.join(' ')).toContain('form');
    const turned = planOfText(
      'Account name|Northwind|Globex|Initech\nIndustry|Retail|Energy|Retail\nARR|120000|5000|7000\nRenewal date|2026-03-31|2026-06-30|2026-07-31\nCSM|Ana|Kim|Kim',
    );
    expect(turned.warnings.join(' ')).toContain('turned');
  });
});

describe('memory', () => {
  it('stays bounded: distinct values stop at 200 while counters go on', () => {
    function* many(): IterableIterator<{ n: number; hidden: boolean; cells: readonly Cell[] }> {
      yield { n: 1, hidden: false, cells: ['Account', 'ARR', 'Date'] };
      for (let row = 2; row <= 5001; row += 1)
        yield {
          n: row,
          hidden: row % 10 === 0,
          cells: [`Account ${row}`, row, row === 5001 ? '13/02/2026' : '03/02/2026'],
        };
    }
    const found = profileSheet(many(), CONTEXT);
    expect(found.table.tallies[0]?.distinct.size).toBe(200);
    expect(found.table.tallies[0]?.filled).toBe(5000);
    expect(found.table.tallies[2]).toMatchObject({ eitherOrder: 4999, dmyOnly: 1 });
    expect(found.hiddenRows).toBe(500);
  });
});
