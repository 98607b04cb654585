/** The refusal of files of which no sheet comes in: each sheet with the reason why it does not. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportPlan } from '../../../shared/fields/types.ts';

/** A workbook may have hundreds. */
const MOST_NAMED = 3;

/** @param hint what to do now, a sentence. */
export function nothingToImport(
  files: readonly { readonly name: string; readonly plan: ImportPlan }[],
  hint: string,
): AppError {
  const names = files.map(({ name }) => `"${name}"`).join(', ');
  const sheets = files.flatMap(({ name, plan }) =>
    plan.sheets.map((sheet) => {
      const why = sheet.include
        ? sheet.rowFilter === undefined
          ? 'it has no data rows'
          : 'none of its rows is taken in'
        : sheet.reason.replace(/[.]$/, '');
      return `"${sheet.name || name}": ${why}`;
    }),
  );
  const more = sheets.length - MOST_NAMED;
  const reasons = [...sheets.slice(0, MOST_NAMED), ...(more > 0 ? [`and ${more} more sheets`] : [])];
  return new AppError(
    'import/nothing-to-import',
    `No sheet of ${names} can be imported as it stands${reasons.length === 0 ? '' : `. ${reasons.join('; ')}`}. Nothing was imported. ${hint}`,
    { files: names },
  );
}
