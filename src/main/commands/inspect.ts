/** `quarterbook inspect FILE`: what a spreadsheet is understood as, without a book. Source: cli page. */
import type { ImportPlan, SheetPlan } from '../../shared/fields/types.ts';
import { datesSentence } from '../../shared/fields/rowsPeriod.ts';
import { stageFile } from '../import/job/stageFile.ts';
import { toInspection } from '../import/inspection.ts';
import { readArgs, type RunCommand } from './command.ts';
import { fileToRead, oneFile } from './inputFiles.ts';
import { todayHere } from './readBook.ts';
import { readingsText } from './readingsText.ts';
import { textTable } from './textTable.ts';

export const run: RunCommand = async (args, env) => {
  const { values, positionals } = readArgs(args, { json: { type: 'boolean' } });
  const file = fileToRead(oneFile(positionals));
  const host = await env.host();
  const staged = await stageFile(host, file, { today: todayHere(), fiscalYearStart: 1 });
  try {
    env.out(values.json === true ? JSON.stringify(toInspection(staged.plan)) : inspectionText(staged.plan));
  } finally {
    staged.dispose();
  }
};

function inspectionText(plan: ImportPlan): string {
  const about = [
    plan.format,
    plan.encoding,
    plan.delimiter === undefined ? undefined : `delimiter ${JSON.stringify(plan.delimiter)}`,
  ].filter((text) => text !== undefined);
  const sheets = plan.sheets.map((sheet) => {
    const what = sheet.entities.length === 0 ? 'nothing of ours' : sheet.entities.join(', ');
    const head = `${sheet.name === '' ? 'The sheet' : `Sheet "${sheet.name}"`}${sheet.hidden ? ' (hidden)' : ''}: ${sheet.rowCount} rows under row ${sheet.headerRow ?? 'none'}: ${what}. ${sheet.reason}`;
    const table = textTable(
      [
        { title: 'Column', cell: (column) => column.header },
        { title: 'Type', cell: (column) => column.type },
        { title: 'Field', cell: (column) => column.field?.key ?? '(kept as extra)' },
        {
          title: 'Sure',
          align: 'right',
          cell: (column) => (column.field === null ? '' : `${Math.round(column.confidence * 100)} %`),
        },
        { title: 'For example', cell: (column) => column.samples.slice(0, 2).join(' | ') },
      ],
      sheet.columns,
    );
    return [
      head,
      table,
      ...datesOf(sheet),
      ...questionsOf(sheet),
      ...sheet.warnings.map((warning) => `! ${warning}`),
    ].join('\n');
  });
  return [`${plan.file}: ${about.join(', ')}`, ...plan.warnings.map((warning) => `! ${warning}`), ...sheets].join(
    '\n\n',
  );
}

function datesOf(sheet: SheetPlan): readonly string[] {
  const sentence = sheet.include ? datesSentence(sheet) : null;
  return sentence === null ? [] : [`! ${sentence}`];
}

/** What `import` will not do without being told; of sheets that are left out nothing is asked. */
function questionsOf({ include, columns }: SheetPlan): readonly string[] {
  if (!include) return [];
  return columns.flatMap(({ header, field, ambiguity }) =>
    field === null || ambiguity === undefined
      ? []
      : [
          `? "${header}" has ${ambiguity.count} ${ambiguity.kind === 'dateOrder' ? 'dates' : 'numbers'} that can be read in two ways (${readingsText(ambiguity)}).`,
        ],
  );
}
