/**
 * What the readers accept at most, in one table (the guide shows it too, "What is read at most"). Bytes are counted as they come out of the
 * decompressor, never taken from headers, because headers lie. Source: reliability page, section C "Limits".
 */
const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

export const LIMITS = {
  /** Size of a zipped or binary workbook on disk. */
  workbookFileBytes: 200 * MIB,
  /** Size of a text file on disk. */
  textFileBytes: 4 * GIB,
  zipParts: 2_000,
  /** Uncompressed bytes of one part, and of all parts read together. */
  partBytes: 1 * GIB,
  totalBytes: 2 * GIB,
  /** Small parts (workbook, styles, relationships) are held whole. */
  smallPartBytes: 64 * MIB,
  /** Files whose format has to be held in memory as a whole: .xls before Excel 97, .xlsb (unpacked), web pages. Memory needed is a multiple. */
  heldFileBytes: 64 * MIB,
  /** The format's own grid. */
  gridRows: 1_048_576,
  gridColumns: 16_384,
  columns: 512,
  cells: 20_000_000,
  sharedStrings: 5_000_000,
  sharedStringBytes: 512 * MIB,
  cellText: 32_767,
  /** One row of XML, or one line of text with its quoted line breaks. */
  recordBytes: 16 * MIB,
  merges: 20_000,
  sheets: 200,
} as const;
