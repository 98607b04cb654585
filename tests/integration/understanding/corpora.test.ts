/**
 * How well real sheets are understood: header rows, obvious columns, and no wrong mapping shown as sure. The labels are ours;
 * the files stay where they are. Source: import page; the corpora lie beside the project and are never copied into it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan, SheetPlan } from '../../../src/shared/fields/types.ts';
import { readPlan } from './readPlan.ts';

interface LabelledSheet {
  readonly file: string;
  readonly sheet: number;
  readonly headerRow: number | null;
  readonly entity: string | null;
  /** Header -> catalogue keys that are right; columns not named are not obvious. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

const corpora = fileURLToPath(new URL('../../../../shared/corpora/', import.meta.url));
const isThere = existsSync(corpora);
if (!isThere)
  console.warn(`SKIPPED: the corpora are not at ${corpora}; the understanding of real sheets is not measured.`);

const truth: readonly LabelledSheet[] = JSON.parse(readFileSync(new URL('truth.json', import.meta.url), 'utf8'));
const SURE = 0.9;

describe.skipIf(!isThere)('real sheets', () => {
  const plans = new Map<string, ImportPlan>();
  beforeAll(async () => {
    for (const file of new Set(truth.map((label) => label.file))) plans.set(file, await readPlan(`${corpora}${file}`));
  }, 240_000);

  const sheetOf = (label: LabelledSheet): SheetPlan => {
    const sheet = plans.get(label.file)?.sheets[label.sheet];
    if (sheet === undefined) throw new Error(`${label.file} has no sheet ${label.sheet}`);
    return sheet;
  };

  it('finds at least 95 % of the header rows', () => {
    const wrong = truth
      .filter((label) => sheetOf(label).headerRow !== label.headerRow)
      .map((label) => `${label.file}#${label.sheet}: ${sheetOf(label).headerRow} instead of ${label.headerRow}`);
    expect(wrong.length / truth.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('says what a row is on at least 90 % of the sheets that hold something of ours', () => {
    const ours = truth.filter((label) => label.entity !== null);
    const wrong = ours
      .filter((label) => sheetOf(label).entities[0] !== label.entity)
      .map(
        (label) =>
          `${label.file}#${label.sheet}: ${sheetOf(label).entities[0] ?? 'nothing'} instead of ${label.entity}`,
      );
    expect(wrong.length / ours.length, wrong.join('\n')).toBeLessThanOrEqual(0.1);
  });

  it('maps at least 90 % of the obvious columns', () => {
    const wrong: string[] = [];
    let all = 0;
    for (const label of truth) {
      for (const [header, keys] of Object.entries(label.columns)) {
        all += 1;
        const column = sheetOf(label).columns.find((candidate) => candidate.header === header);
        if (!keys.includes(column?.field?.key ?? ''))
          wrong.push(`${label.file} “${header}”: ${column?.field?.key ?? 'nothing'} instead of ${keys.join(' or ')}`);
      }
    }
    expect(all).toBeGreaterThan(200);
    expect(wrong.length / all, wrong.join('\n')).toBeLessThanOrEqual(0.1);
  });

  it('shows no wrong mapping as sure', () => {
    const wrong: string[] = [];
    for (const label of truth) {
      for (const column of sheetOf(label).columns) {
        if (column.confidence < SURE || column.field === null) continue;
        const keys = label.columns[column.header];
        // A sheet without anything of ours has nothing to be sure of; columns without a label are not obvious and not judged here.
        if (
          label.entity === null
            ? !(keys ?? []).includes(column.field.key)
            : keys !== undefined && !keys.includes(column.field.key)
        )
          wrong.push(`${label.file} “${column.header}” -> ${column.field.key} ${column.confidence}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
