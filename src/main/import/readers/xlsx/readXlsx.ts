/**
 * .xlsx and .xlsm: our own streaming reader (parsers page, "What follows" 1). Formulas are never evaluated, links never
 * followed, macros never touched; each is said in a notice.
 */
import type { Reader, ReaderResult, ReadOptions, RowSink } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { LIMITS } from '../limits.ts';
import { openArchive, type Archive } from '../zip/archive.ts';
import { asUtf8, inflatePart, readPartText } from '../zip/inflatePart.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { readSheet } from './readSheet.ts';
import { readStyles } from './styles.ts';
import { NO_TEXTS } from '../textTable.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

export const readXlsx: Reader = async (options, sink) => {
  const archive = await openArchive(options);
  try {
    return await readPackage(archive, options, sink);
  } finally {
    await archive.close();
  }
};

async function readPackage(archive: Archive, options: ReadOptions, sink: RowSink): Promise<ReaderResult> {
  const file = options.displayName;
  const workbook = await readWorkbook(archive);
  if (workbook.sheets.length > LIMITS.sheets) {
    throw refusal('import/too-many-sheets', { file, found: workbook.sheets.length, limit: LIMITS.sheets });
  }
  const total = claimedBytes(archive, workbook);
  let done = 0;
  const bytesOf = (key: string): AsyncIterable<Buffer> => {
    const part = archive.parts.get(key);
    return part === undefined ? noBytes() : asUtf8(inflatePart(archive, part, options.signal));
  };
  const onBytes = (count: number): void => {
    done += count;
    // Headers may lie about the unpacked size: then the whole grows, and the watchdog still sees that something moves.
    sink.progress(done, Math.max(done, total));
  };
  const styles = workbook.stylesPart === null ? null : await readPartText(archive, workbook.stylesPart);
  const formats = styles === null ? [] : readStyles(styles, file);
  const strings =
    workbook.sharedStringsPart === null
      ? NO_TEXTS
      : await readSharedStrings(bytesOf(workbook.sharedStringsPart), file, onBytes);
  let cells = 0;
  for (const [index, sheet] of workbook.sheets.entries()) {
    if (options.onlySheet?.(sheet.name, index) === false) continue;
    sink.sheetStart({ index, name: sheet.name, state: sheet.state });
    const context = {
      file,
      sheet: sheet.name,
      strings,
      formats,
      date1904: workbook.date1904,
      cellsBefore: cells,
      onRow: sink.row,
    };
    const result = await readSheet(bytesOf(sheet.part), context, onBytes);
    cells += result.cells;
    sink.sheetEnd(result.end);
  }
  return {
    format: 'xlsx',
    date1904: workbook.date1904,
    notices: packageNotices(archive, workbook),
    skippedSheets: workbook.skippedSheets,
  };
}

async function* noBytes(): AsyncGenerator<Buffer> {}

/** Unpacked size of what will be read, as the headers claim it: good enough to draw progress. */
function claimedBytes(archive: Archive, workbook: Workbook): number {
  const keys = [
    ...workbook.sheets.map((s) => s.part),
    ...(workbook.sharedStringsPart === null ? [] : [workbook.sharedStringsPart]),
  ];
  return keys.reduce((sum, key) => sum + (archive.parts.get(key)?.entry.uncompressedSize ?? 0), 0);
}

function packageNotices(archive: Archive, workbook: Workbook): string[] {
  const notices: string[] = [];
  if (workbook.hasMacros) notices.push('The workbook contains macros; they were ignored.');
  if (workbook.hasExternalLinks)
    notices.push(
      'The workbook links to other files; the links were not followed and their last saved values were used.',
    );
  const lost = workbook.sheets.filter(({ part }) => !archive.parts.has(part));
  if (lost.length > 0)
    notices.push(
      `The file names sheets that are not in it: ${lost.map(({ name }) => `'${name}'`).join(', ')}. They were read as empty; open the file in Excel and save it again if they should hold something.`,
    );
  return notices;
}
