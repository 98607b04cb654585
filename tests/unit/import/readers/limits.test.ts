/** What the guide says is read at most is what the readers and the watchdog keep to. Source: reliability page, section C "Limits". */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WATCH_LIMITS } from '../../../../src/main/import/parser/watchParser.ts';
import { LIMITS } from '../../../../src/main/import/readers/limits.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../../docs/guide.md'), 'utf8');
const [, section = ''] = guide.split('## What is read at most');
const shown = [...section.matchAll(/^\| (?!of a file|-)(.+?) \| (.+?) \|$/gm)].map(([, , most = '']) => most);

const figure = (n: number): string => n.toLocaleString('en-US');
const size = (bytes: number): string => {
  const mb = bytes / 1_048_576;
  return mb >= 1_024 ? `${mb / 1_024} GB` : `${mb} MB`;
};

test('the guide shows every limit as it is', () => {
  expect(shown).toEqual([
    size(LIMITS.workbookFileBytes),
    size(LIMITS.textFileBytes),
    size(LIMITS.heldFileBytes),
    figure(LIMITS.zipParts),
    `${size(LIMITS.partBytes)} and ${size(LIMITS.totalBytes)}`,
    figure(LIMITS.sheets),
    `${figure(LIMITS.gridRows)} and ${figure(LIMITS.columns)}`,
    figure(LIMITS.cells),
    `${figure(LIMITS.sharedStrings)}, together ${size(LIMITS.sharedStringBytes)}`,
    figure(LIMITS.cellText),
    size(LIMITS.recordBytes),
    figure(LIMITS.merges),
    size(WATCH_LIMITS.rssBytes),
    `${WATCH_LIMITS.stalledMs / 1_000} seconds and ${WATCH_LIMITS.totalMs / 60_000} minutes`,
  ]);
});
