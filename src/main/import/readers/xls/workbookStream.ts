/** The stream of records in an .xls file: in an OLE2 container, or bare. Source: [MS-XLS] 2.1.2, 2.4.21 (BOF). */
import { findEntry } from '../ole/directory.ts';
import { fileSource, openCompoundFile, type ByteSource, type CompoundFile } from '../ole/compoundFile.ts';
import { refusal } from '../refusals.ts';
import { RECORD } from './records.ts';

export interface WorkbookStream {
  readonly stream: ByteSource;
  readonly isBiff8: boolean;
  readonly hasMacros: boolean;
}

const BIFF8 = 0x0600;
const OLE_MAGIC = 0xe011cfd0;
/** Excel 97 writes "Workbook"; a file for Excel 95 too holds "Book" beside it. */
const STREAMS = ['workbook', 'book'] as const;

/** @throws AppError import/truncated, or import/damaged when the container holds no workbook. */
export function openWorkbookStream(descriptor: number, file: string): WorkbookStream {
  const bytes = fileSource(descriptor);
  if (bytes.size < 8 || bytes.read(0, 4).readUInt32LE(0) !== OLE_MAGIC) return describe(bytes, false);
  const container = openCompoundFile(bytes);
  if (container === null) throw refusal('import/truncated', { file });
  const hasMacros = findEntry(container.entries, '_vba_project_cur') !== undefined;
  return describe(workbookIn(container, file), hasMacros);
}

/** @throws AppError import/truncated, or import/damaged when the container holds no workbook. */
export function workbookIn(container: CompoundFile, file: string): ByteSource {
  const entry = findEntry(container.entries, ...STREAMS);
  if (entry === undefined) throw refusal('import/damaged', { file, what: 'it holds no workbook' });
  const stream = container.open(entry);
  if (stream === null) throw refusal('import/truncated', { file });
  return stream;
}

function describe(stream: ByteSource, hasMacros: boolean): WorkbookStream {
  const head = stream.read(0, 6);
  const isBiff8 = head.length === 6 && head.readUInt16LE(0) === RECORD.BOF && head.readUInt16LE(4) === BIFF8;
  return { stream, isBiff8, hasMacros };
}
