/** The notice about chart, dialog and macro sheets, which every reader of workbooks leaves out: they hold no table. */
export function skippedSheetsNotice(names: readonly string[]): string {
  return `Sheets without cells were left out: ${names.map((name) => `'${name}'`).join(', ')}.`;
}
