/** What the binary workbooks (.xls, .xlsb) write for an error: [MS-XLS] 2.5.10, BErr. */
import type { Cell } from '../../../shared/fields/types.ts';
import { errorCell } from './xlsx/cellValues.ts';

const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

/** Codes that nobody defined read as #N/A. */
export function errorOfCode(code: number): Cell {
  return errorCell(ERRORS.get(code) ?? '#N/A');
}
