/**
 * .ods and .fods: the same tags, once inside a zip archive and once as the file itself, streamed through the tag scanner.
 * No library: those measured hold the document several times over in memory (parsers page, "others").
 */
import { open } from 'node:fs/promises';
import { LIMITS } from '../limits.ts';
import type { Reader, ReadOptions, RowSink } from '../reader.ts';
import { readRange } from '../readRange.ts';
import { refusal } from '../refusals.ts';
import { scanTags, type TagVisitor } from '../xml/scanTags.ts';
import { openArchive } from '../zip/archive.ts';
import { asUtf8, inflatePart, readPartText } from '../zip/inflatePart.ts';
import { createOdsVisitor } from './odsRows.ts';

export const readOds: Reader = async (options, sink) => {
  const file = options.displayName;
  const archive = await openArchive(options);
  try {
    const manifest = await readPartText(archive, 'meta-inf/manifest.xml');
    if (manifest?.includes('encryption-data') === true) throw refusal('import/encrypted', { file });
    const content = archive.parts.get('content.xml');
    if (content === undefined) throw refusal('import/damaged', { file, what: 'its content is missing' });
    await scanContent(inflatePart(archive, content, options.signal), content.entry.uncompressedSize, options, sink);
    const hasMacros = [...archive.parts.keys()].some((key) => key.startsWith('basic/') || key.startsWith('scripts/'));
    return { format: 'ods', notices: hasMacros ? ['The workbook contains macros; they were ignored.'] : [] };
  } finally {
    await archive.close();
  }
};

export const readFods: Reader = async (options, sink) => {
  const handle = await open(options.path, 'r');
  try {
    const { size } = await handle.stat();
    await scanContent(readRange(handle, 0, size), size, options, sink);
    return { format: 'fods', notices: [] };
  } finally {
    await handle.close();
  }
};

/** Feeds decoded text to the tag scanner; keeps the text of one unfinished tag or paragraph, which is bounded. */
async function scanContent(
  chunks: AsyncIterable<Buffer>,
  size: number,
  options: ReadOptions,
  sink: RowSink,
): Promise<void> {
  const file = options.displayName;
  const rows = createOdsVisitor(options, sink);
  let isComplete = false;
  const visitor: TagVisitor = {
    ...rows,
    close(name) {
      if (name === 'document-content' || name === 'document') isComplete = true;
      rows.close?.(name);
    },
  };
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let done = 0;
  let retryAt = 0;
  for await (const chunk of asUtf8(chunks)) {
    done += chunk.length;
    sink.progress(Math.min(done, size), size);
    rest += decoder.decode(chunk, { stream: true });
    if (rest.length < retryAt) continue;
    const scanned = scanTags(rest, visitor);
    rest = rest.slice(scanned);
    retryAt = scanned === 0 ? rest.length * 2 : 0;
    if (rest.length > LIMITS.recordBytes) throw refusal('import/zip-bomb', { file, found: done });
  }
  scanTags(rest, visitor);
  if (!isComplete) throw refusal('import/truncated', { file });
}
