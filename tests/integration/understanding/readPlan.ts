/** A file through the real readers to its plan, in this process: for tests of the understanding only. */
import { basename } from 'node:path';
import { understand, type UnderstandOptions } from '../../../src/main/import/understand.ts';
import type { SheetSource } from '../../../src/main/import/recognise/sheetRows.ts';
import type { ImportPlan } from '../../../src/shared/fields/types.ts';
import { readSheets } from '../../support/readSheets.ts';

const CONTEXT = { today: '2026-11-22', fiscalYearStart: 1 };

export async function readPlan(path: string, options: Partial<UnderstandOptions> = {}): Promise<ImportPlan> {
  const { result, sheets } = await readSheets(path);
  const sources = sheets.map((sheet): SheetSource => {
    const hidden = new Set(sheet.hiddenRows);
    return {
      index: sheet.start.index,
      name: sheet.start.name,
      hidden: sheet.start.state !== 'visible',
      rows: [...sheet.rows].map(([n, cells]) => ({ n, hidden: hidden.has(n), cells })),
      formats: sheet.end?.formats,
      merges: sheet.end?.merges,
      notices: sheet.end?.notices,
    };
  });
  return understand(sources, basename(path), { ...CONTEXT, format: result.format, ...options });
}
