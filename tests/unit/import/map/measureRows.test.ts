/** Sheets with a measure in each row, and what its value is. */
import { describe, expect, it } from 'vitest';
import { applyMapping, rememberMapping } from '../../../../src/main/import/map/applyMapping.ts';
import { viewOf } from '../../../../src/main/import/understand.ts';
import { datesSentence } from '../../../../src/shared/fields/rowsPeriod.ts';
import {
  CONTEXT,
  factOf,
  mappingOf,
  normaliseRows,
  normaliseText,
  planOfText,
  rowsOfText,
  sourceOf,
} from '../inMemory.ts';

const MIXED = `Customer|Measure|Date|Value
Acme|NPS|2026-01-15|9
Acme|CSAT|2026-01-20|4
Acme|Pulse|2026-01-31|3
Acme|Logins|2026-01-01|120
Acme|Active Users|2026-01-01|20
Acme|Licensed users|2026-01-01|25
Acme|MRR|2026-01-01|900
Acme|Adoption rate|2026-01-01|0.8
Acme|Logins|2026-02-01|`;

describe('a measure in each row', () => {
  it('says what its value is', () => {
    const plan = planOfText(MIXED);
    expect(plan.entities).toEqual(['usage', 'survey', 'pulse']);
    expect(mappingOf(plan)).toEqual({
      Customer: 'usage.accountName',
      Measure: 'usage.feature',
      Date: 'usage.periodStart',
      Value: 'usage.events',
    });
    expect(datesSentence(plan)).toBeNull();
    const rows = normaliseText(MIXED);
    expect(rows.map(({ facts }) => facts.map(({ entity }) => entity).join())).toEqual([
      'survey',
      'survey',
      'pulse',
      'usage',
      'usage',
      'usage',
      '',
      '',
      '',
    ]);
    const acme = { accountName: 'Acme' };
    expect(factOf(rows[0], 'survey')).toEqual({ ...acme, answeredDate: '2026-01-15', score: 9, kind: 'NPS' });
    expect(factOf(rows[1], 'survey')).toEqual({ ...acme, answeredDate: '2026-01-20', score: 4, kind: 'CSAT' });
    expect(factOf(rows[2], 'pulse')).toEqual({ ...acme, date: '2026-01-31', value: 3 });
    expect(factOf(rows[3], 'usage')).toEqual({
      ...acme,
      feature: 'Logins',
      periodStartDate: '2026-01-01',
      events: 120,
    });
    expect(factOf(rows[4], 'usage')).toEqual({ ...acme, periodStartDate: '2026-01-01', activeUsers: 20 });
    expect(factOf(rows[5], 'usage')).toEqual({ ...acme, periodStartDate: '2026-01-01', licensedUsers: 25 });
  });

  it('that the book has no place for is told with its name', () => {
    const told = normaliseText(MIXED).map(({ rejected }) =>
      rejected.map(({ code, value }) => `${code} ${value}`).join(),
    );
    expect(told.slice(6, 8)).toEqual(['import/incomplete-row MRR', 'import/incomplete-row Adoption rate']);
    expect(told.slice(0, 6).join('')).toBe('');
  });

  it('is known again when the sheet comes again', () => {
    const plan = planOfText(MIXED);
    const rows = rowsOfText(MIXED);
    const viewed = viewOf(sourceOf(rows), 'file.csv', CONTEXT);
    const again = applyMapping(planOfText(MIXED), rememberMapping(plan), viewed, CONTEXT);
    expect(again.entities).toEqual(plan.entities);
    expect(normaliseRows(again, rows)).toEqual(normaliseRows(plan, rows));
  });

  it('is none on a plan whose steps have a metric, and none without an account', () => {
    const steps =
      'Account|Milestone|Due Date|Status|Metric|Value\nAcme|Go live|2026-01-01|Done|Logins|20\nAcme|Roll out|2026-02-01|Open|Users|10';
    expect(planOfText(steps).entities[0]).toBe('milestone');
    const weather = 'Station|Indicator|Date|Value\nOslo|Rain|2026-01-01|20\nRome|Sun|2026-01-01|3';
    expect(planOfText(weather).entities).toEqual([]);
  });
});
