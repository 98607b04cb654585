/**
 * Sheets, rows and cells of OpenDocument content, from tags. Cells and rows that stand for many (`number-rows-repeated`) are
 * counted against the limits before they are passed on: a few bytes may claim millions of rows.
 * Source: OpenDocument 1.3 part 3, sections 9 (tables) and 19.
 */
import type { Cell } from '../../../../shared/fields/types.ts';
import { createColumnTally, type ColumnTally } from '../columnTally.ts';
import { isoDurationToCell, isoToCell } from '../dates.ts';
import { formulaNotice } from '../formulaNotice.ts';
import { LIMITS } from '../limits.ts';
import { GENERAL } from '../numberFormats.ts';
import type { ReadOptions, RowSink, SheetEnd } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { keepRowLimit } from '../rowLimit.ts';
import { refuseDoctype } from '../xlsx/workbook.ts';
import { errorCell } from '../xlsx/cellValues.ts';
import type { Attributes, TagVisitor } from '../xml/scanTags.ts';

/** Parts inside a sheet that are not its cells: comments, drawings, removed content. */
const ASIDES = new Set(['annotation', 'shapes', 'tracked-changes', 'forms', 'frame', 'dde-links']);

/** What formulas need of another file is kept as a table called by its address; no program shows it as a sheet. */
const COPY_OF_OTHER_FILE = /^'[a-z]{2,8}:\/\/.*'#/i;

interface SheetState {
  readonly tally: ColumnTally;
  readonly merges: SheetEnd['merges'][number][];
  readonly hiddenColumns: number[];
  readonly isWanted: boolean;
  row: number;
  column: number;
  formulas: number;
}

interface CellState {
  readonly attributes: Attributes;
  text: string;
  paragraphs: number;
}

/** A visitor for scanTags that feeds the sink. */
export function createOdsVisitor(options: ReadOptions, sink: RowSink): TagVisitor {
  const file = options.displayName;
  const hiddenStyles = new Set<string>();
  let styleName = '';
  let aside = 0;
  let sheetCount = 0;
  let sheet: SheetState | null = null;
  let sheetName = '';
  let cells: Cell[] = [];
  let rowRepeat = 1;
  let rowHidden = false;
  let cell: CellState | null = null;
  let inParagraph = 0;
  let filled = 0;

  const startSheet = (attributes: Attributes): void => {
    if (sheetCount >= LIMITS.sheets)
      throw refusal('import/too-many-sheets', { file, found: sheetCount + 1, limit: LIMITS.sheets });
    const name = attributes.get('name');
    const isCopy = name !== undefined && COPY_OF_OTHER_FILE.test(name);
    const index = isCopy ? sheetCount : sheetCount++;
    sheetName = name ?? `Sheet${index + 1}`;
    const isWanted = !isCopy && options.onlySheet?.(sheetName, index) !== false;
    sheet = { tally: createColumnTally(), merges: [], hiddenColumns: [], isWanted, row: 0, column: 0, formulas: 0 };
    if (isWanted)
      sink.sheetStart({
        index,
        name: sheetName,
        state: hiddenStyles.has(attributes.get('style-name') ?? '') ? 'hidden' : 'visible',
      });
  };

  const endSheet = (state: SheetState): void => {
    const notices = state.formulas === 0 ? [] : [formulaNotice(state.formulas)];
    if (state.isWanted)
      sink.sheetEnd({
        merges: state.merges,
        formats: state.tally.result(),
        hiddenColumns: state.hiddenColumns,
        notices,
      });
    sheet = null;
  };

  const hideColumns = (state: SheetState, attributes: Attributes): void => {
    const count = Math.min(repeated(attributes, 'number-columns-repeated'), LIMITS.columns);
    if (isHidden(attributes))
      for (let i = 0; i < count && state.hiddenColumns.length < LIMITS.columns; i++)
        state.hiddenColumns.push(state.column + i);
    state.column += count;
  };

  const endRow = (state: SheetState): void => {
    if (cells.length > 0 && state.isWanted) {
      const own = cells.reduce<number>((count, value) => (value === null ? count : count + 1), 0);
      filled += own * rowRepeat;
      if (filled > LIMITS.cells) throw refusal('import/too-many-cells', { file, limit: LIMITS.cells });
      keepRowLimit(state.row + rowRepeat, file, sheetName);
      for (let i = 1; i <= rowRepeat; i++) sink.row(state.row + i, [...cells], rowHidden);
    }
    state.row += rowRepeat;
  };

  const endCell = (state: SheetState, ended: CellState): void => {
    const { attributes } = ended;
    const count = repeated(attributes, 'number-columns-repeated');
    const value = cellValue(ended);
    if (attributes.has('formula')) state.formulas += 1;
    addMerge(state, attributes);
    if (value !== null) {
      const width = state.column + count;
      if (width > LIMITS.columns)
        throw refusal('import/too-many-columns', { file, sheet: sheetName, found: width, limit: LIMITS.columns });
      while (cells.length < state.column) cells.push(null);
      for (let i = 0; i < count; i++) cells.push(value);
      tallyFormat(state, attributes);
    }
    state.column += count;
  };

  return {
    open(name, attributes) {
      if (ASIDES.has(name)) aside += 1;
      if (aside > 0) return;
      if (cell !== null) {
        if (name === 'p') {
          if (cell.paragraphs++ > 0) cell.text += '\n';
          inParagraph += 1;
        } else if (inParagraph > 0) cell.text += spacing(name, attributes);
        return;
      }
      switch (name) {
        case 'style':
          styleName = attributes.get('family') === 'table' ? (attributes.get('name') ?? '') : '';
          break;
        case 'table-properties':
          if (attributes.get('display') === 'false' && styleName !== '') hiddenStyles.add(styleName);
          break;
        case 'table':
          if (sheet === null) startSheet(attributes);
          break;
        case 'table-column':
          if (sheet !== null) hideColumns(sheet, attributes);
          break;
        case 'table-row':
          if (sheet !== null) sheet.column = 0;
          cells = [];
          rowRepeat = repeated(attributes, 'number-rows-repeated');
          rowHidden = isHidden(attributes);
          break;
        case 'table-cell':
        case 'covered-table-cell':
          if (sheet !== null) cell = { attributes, text: '', paragraphs: 0 };
          break;
      }
    },
    close(name) {
      if (ASIDES.has(name)) {
        aside = Math.max(0, aside - 1);
        return;
      }
      if (aside > 0) return;
      if (name === 'p') inParagraph = Math.max(0, inParagraph - 1);
      if (sheet === null) return;
      if (cell !== null && (name === 'table-cell' || name === 'covered-table-cell')) {
        endCell(sheet, cell);
        cell = null;
        inParagraph = 0;
      } else if (name === 'table-row') endRow(sheet);
      else if (name === 'table' && cell === null) endSheet(sheet);
    },
    text(text) {
      if (cell !== null && inParagraph > 0 && aside === 0 && cell.text.length <= LIMITS.cellText)
        cell.text += text.replace(/[\r\n][ \t\r\n]*/g, ' ');
    },
    doctype: () => refuseDoctype(file),
  };
}

const isHidden = (attributes: Attributes): boolean =>
  ['collapse', 'filter'].includes(attributes.get('visibility') ?? '');

function repeated(attributes: Attributes, name: string): number {
  const count = Number(attributes.get(name) ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, LIMITS.gridRows) : 1;
}

/** White space that OpenDocument writes as elements. */
function spacing(name: string, attributes: Attributes): string {
  if (name === 's') return ' '.repeat(Math.min(Number(attributes.get('c') ?? 1) || 1, LIMITS.cellText));
  return name === 'tab' ? '\t' : name === 'line-break' ? '\n' : '';
}

/** How formulas that failed show; OpenOffice before 3.4 stores them as the number 0. */
const ERROR_TEXT = /^(?:#(?:DIV\/0!|N\/A|REF!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3})$/;

function cellValue({ attributes, text }: CellState): Cell {
  if (attributes.has('formula') && ERROR_TEXT.test(text)) return errorCell(text);
  switch (attributes.get('value-type')) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const value = Number(attributes.get('value') ?? Number.NaN);
      return Number.isFinite(value) ? value : textCell(text);
    }
    case 'date':
      return isoToCell(attributes.get('date-value') ?? text);
    case 'time':
      return isoDurationToCell(attributes.get('time-value') ?? text);
    case 'boolean':
      return ['true', '1'].includes(attributes.get('boolean-value') ?? '');
    case 'error':
      return errorCell(text);
    default:
      return textCell(attributes.get('string-value') ?? text);
  }
}

function textCell(text: string): Cell {
  return text === '' ? null : text.slice(0, LIMITS.cellText);
}

function tallyFormat(state: SheetState, attributes: Attributes): void {
  const type = attributes.get('value-type');
  if (type === 'percentage') state.tally.add(state.column, { ...GENERAL, percent: true });
  const currency = type === 'currency' ? attributes.get('currency') : undefined;
  if (currency !== undefined && currency !== '') state.tally.add(state.column, { ...GENERAL, currency });
}

function addMerge(state: SheetState, attributes: Attributes): void {
  const wide = repeated(attributes, 'number-columns-spanned');
  const high = repeated(attributes, 'number-rows-spanned');
  if ((wide === 1 && high === 1) || state.merges.length >= LIMITS.merges) return;
  state.merges.push({
    fromRow: state.row + 1,
    toRow: state.row + high,
    fromColumn: state.column,
    toColumn: state.column + wide - 1,
  });
}
