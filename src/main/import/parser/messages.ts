/** What the parser process and its parent say to each other. JSON only. Source: import page "From bytes to book". */
import type { WireError } from '../../../shared/contract/errors.ts';
import type { ChunkPlace } from '../../book/staging/stagingFormat.ts';
import type { Format } from '../readers/reader.ts';

export interface ParseRequest {
  readonly kind: 'parse';
  readonly path: string;
  /** Name as the person knows it; only for sentences. */
  readonly displayName: string;
  /** Where to write the staging file; nothing must be there yet. */
  readonly stagingPath: string;
}

export interface ParsedSheet {
  readonly index: number;
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface ParsedFile {
  readonly stagingPath: string;
  readonly format: Format;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly date1904: boolean;
  readonly sheets: readonly ParsedSheet[];
  readonly notices: readonly string[];
}

export interface ParseProgress {
  readonly kind: 'progress';
  /** Bytes done, of `total`; of the file or of what it unpacks to. */
  readonly done: number;
  readonly total: number;
  readonly rows: number;
  /** Resident memory of the parser process in bytes. */
  readonly rss: number;
}

export type ParserMessage =
  | ParseProgress
  /** These rows can be read from the staging file while the rest is being parsed. */
  | { readonly kind: 'staged'; readonly place: ChunkPlace }
  | { readonly kind: 'done'; readonly result: ParsedFile }
  | ({ readonly kind: 'failed' } & WireError);
