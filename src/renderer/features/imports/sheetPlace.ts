/** How a sheet is called among the others of an import: twelve regional workbooks may each have a sheet "Accounts". */
import { importTexts } from './texts.ts';

export interface SheetPlace {
  readonly fileName: string;
  /** '' for the only sheet of a text file. */
  readonly sheetName: string;
}

export type NameSheet = (place: SheetPlace) => string;

/** @returns names for these sheets: a sheet's own where no other has it, else with its file. */
export function sheetNamer(sheets: readonly SheetPlace[]): NameSheet {
  const times = new Map<string, number>();
  for (const { sheetName } of sheets) times.set(sheetName, (times.get(sheetName) ?? 0) + 1);
  return ({ fileName, sheetName }) => {
    if (sheetName === '') return fileName;
    return (times.get(sheetName) ?? 0) > 1 ? importTexts.sheetOfFile(fileName, sheetName) : sheetName;
  };
}
