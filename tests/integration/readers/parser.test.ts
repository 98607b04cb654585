/** The parser process and its watchdog, with real processes; staging files it leaves, or must not leave. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStaging } from '../../../src/main/book/staging/openStaging.ts';
import { startNodeParser } from '../../../src/main/import/parser/nodeParserProcess.ts';
import { watchParser, WATCH_LIMITS, type WatchOptions } from '../../../src/main/import/parser/watchParser.ts';
import { makeXlsx } from '../../support/makeXlsx.ts';

const PARSER = new URL('../../../src/main/parser.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'qb-parser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function file(
  content: Buffer | string,
  name: string,
): { readonly path: string; readonly displayName: string; readonly stagingPath: string } {
  const path = join(folder, `${count++}-${name}`);
  writeFileSync(path, content);
  return { path, displayName: name, stagingPath: `${path}.staging` };
}

/** A parser that is a script of the test's own, for behaviour no honest file shows. */
function scriptedParser(source: string): WatchOptions['startProcess'] {
  const script = join(folder, `${count++}-parser.mjs`);
  writeFileSync(script, source);
  return () => startNodeParser(script);
}

const startProcess = (): ReturnType<typeof startNodeParser> => startNodeParser(PARSER);
const quick = { ...WATCH_LIMITS, checkEveryMs: 20 };
const big = `id,name\n${Array.from({ length: 200_000 }, (_, i) => `${i},Account number ${i}`).join('\n')}\n`;

describe('a parsed file', () => {
  it('is staged row by row, with what each sheet said', async () => {
    const bytes = makeXlsx([
      {
        name: 'Accounts',
        rows: [['Name', 'ARR'], ['Acme', 5], [], [null, { date: '2026-01-31' }]],
        merges: ['A1:B1'],
        hiddenRows: [4],
      },
      { name: 'Old', rows: [['x']], state: 'hidden' },
    ]);
    const request = file(bytes, 'book.xlsx');
    const parsed = await watchParser(request, { startProcess });
    expect(parsed).toMatchObject({
      format: 'xlsx',
      date1904: false,
      stagingPath: request.stagingPath,
      sheets: [
        { index: 0, name: 'Accounts', state: 'visible', rowCount: 3, columnCount: 2 },
        { index: 1, name: 'Old', state: 'hidden', rowCount: 1, columnCount: 1 },
      ],
    });
    const staging = openStaging(parsed.stagingPath);
    expect(staging.meta.get('displayName')).toBe('"book.xlsx"');
    expect(staging.sheets[0]).toMatchObject({
      name: 'Accounts',
      rowCount: 3,
      columnCount: 2,
      end: { merges: [{ fromRow: 1, toColumn: 1 }] },
    });
    expect(staging.sheets[0]?.end.formats).toBeInstanceOf(Map);
    expect([...staging.iterateRows(0)]).toEqual([
      { n: 1, hidden: false, cells: '["Name","ARR"]' },
      { n: 2, hidden: false, cells: '["Acme",5]' },
      { n: 4, hidden: true, cells: '[null,{"date":"2026-01-31"}]' },
    ]);
    expect(staging.readRows(0, 2, 3).map((r) => r.n)).toEqual([2]);
    expect(staging.readRows(1, 1, 10)).toEqual([{ n: 1, hidden: false, cells: '["x"]' }]);
    staging.close();
  });

  it('reports progress that grows to the end', async () => {
    const seen: { done: number; total: number; rows: number; rss: number }[] = [];
    await watchParser(file(big, 'big.csv'), { startProcess, onProgress: (p) => void seen.push(p) });
    const last = seen.at(-1);
    expect(last).toMatchObject({ done: last?.total, rows: 200_001 });
    expect(last?.rss).toBeGreaterThan(10_000_000);
    expect(seen.map((p) => p.rows)).toEqual(seen.map((p) => p.rows).toSorted((a, b) => a - b));
  });
});

describe('the watchdog', () => {
  it('cancels on request and leaves no staging file', async () => {
    const request = file(big, 'cancel.csv');
    const stop = new AbortController();
    await expect(
      watchParser(request, { startProcess, signal: stop.signal, onProgress: () => stop.abort() }),
    ).rejects.toMatchObject({ code: 'import/cancelled' });
    expect(existsSync(request.stagingPath)).toBe(false);
  });

  it('cancels before it began', async () => {
    await expect(
      watchParser(file('a,b\n1,2\n', 'never.csv'), { startProcess, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'import/cancelled' });
  });

  it('kills a parser that takes too much memory', async () => {
    const hungry = scriptedParser(
      'const kept = []; process.on("message", () => setInterval(() => kept.push(Buffer.alloc(40e6, 1)), 5));',
    );
    const options = { startProcess: hungry, limits: { ...quick, rssBytes: 300e6 } };
    await expect(watchParser(file('x', 'hungry.csv'), options)).rejects.toMatchObject({
      code: 'import/out-of-memory',
      details: { support: 'IMP-20' },
    });
  });

  it('kills a parser that hangs, even one that keeps talking without moving', async () => {
    const stuck = scriptedParser(
      'process.on("message", () => setInterval(() => process.send({ kind: "progress", done: 1, total: 9, rows: 0, rss: 1 }), 10));',
    );
    await expect(
      watchParser(file('x', 'stuck.csv'), { startProcess: stuck, limits: { ...quick, stalledMs: 300 } }),
    ).rejects.toMatchObject({
      code: 'import/stalled',
      message: expect.stringMatching(/stopped making progress.*\(IMP-21\)$/),
    });
    const looping = scriptedParser('process.on("message", () => { for (;;); });');
    await expect(
      watchParser(file('x', 'loop.csv'), { startProcess: looping, limits: { ...quick, stalledMs: 300 } }),
    ).rejects.toMatchObject({ code: 'import/stalled' });
  });

  it('is patient with a parser that gets no turn on a busy machine', async () => {
    const idle = scriptedParser(
      `process.on("message", () => {
        process.send({ kind: "progress", done: 1, total: 9, rows: 0, rss: 1 }, () => {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
          process.send({ kind: "failed", code: "import/empty", message: "It came to its end.", details: {} });
        });
      });`,
    );
    await expect(
      watchParser(file('x', 'idle.csv'), { startProcess: idle, limits: { ...quick, stalledMs: 800 } }),
    ).rejects.toMatchObject({ code: 'import/empty' });
  });

  it('kills a parser that works on and on', async () => {
    const endless = scriptedParser(
      'let n = 0; process.on("message", () => setInterval(() => process.send({ kind: "progress", done: n++, total: 9, rows: n, rss: 1 }), 10));',
    );
    await expect(
      watchParser(file('x', 'endless.csv'), { startProcess: endless, limits: { ...quick, totalMs: 400 } }),
    ).rejects.toMatchObject({ code: 'import/timeout' });
  });

  it('says so when the parser dies, and removes what it had written', async () => {
    const request = file('x', 'dies.csv');
    writeFileSync(request.stagingPath, 'half');
    const dying = scriptedParser('process.on("message", () => process.abort());');
    await expect(watchParser(request, { startProcess: dying })).rejects.toMatchObject({
      code: 'import/parser-ended',
      details: { file: 'dies.csv' },
    });
    expect(existsSync(request.stagingPath)).toBe(false);
  });

  it('passes on why the parser failed, though the rows it told of are removed before anyone looked at them', async () => {
    const failing = scriptedParser(
      `process.on("message", () => {
        process.send({ kind: "staged", place: { sheet: 0, firstRow: 1, lastRow: 1, at: 0, bytes: 9 } });
        process.send({ kind: "failed", code: "import/truncated", message: "It ends too early.", details: {} });
      });`,
    );
    const request = file('x', 'fails.csv');
    const options = { startProcess: failing, onStaged: () => void readFileSync(request.stagingPath) };
    await expect(watchParser(request, options)).rejects.toMatchObject({ code: 'import/truncated' });
  });

  it('passes on the sentence of a file that is refused, and leaves no staging file', async () => {
    const request = file('PK\u0003\u0004 cut', 'cut.xlsx');
    await expect(watchParser(request, { startProcess })).rejects.toMatchObject({
      code: 'import/truncated',
      details: { support: 'IMP-08' },
    });
    expect(existsSync(request.stagingPath)).toBe(false);
  });
});
