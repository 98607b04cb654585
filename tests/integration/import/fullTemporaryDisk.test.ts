/** The disk for temporary files is full when the preview is worked out: the book is as it was, and with room it goes on. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { digestOf } from '../../../src/main/book/digest.ts';
import { startNodeParser } from '../../../src/main/import/parser/nodeParserProcess.ts';
import { temporaryFolder } from '../../support/books.ts';
import { startTestServices } from '../../support/services.ts';

const PARSER = new URL('../../../src/main/parser.ts', import.meta.url).pathname;

test('a preview without room for its copy says how much to free, and works when there is room', async ({ skip }) => {
  const services = startTestServices({ host: { startParser: () => startNodeParser(PARSER) } });
  const disk = services.folders.temporary;
  const mount = (kb: number, how = ''): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', `${how}size=${kb}k`, 'tmpfs', disk]).status === 0;
  const isMounted = mount(50_000);
  onTestFinished(async () => {
    if (isMounted) spawnSync('umount', ['-l', disk]);
    await services.close();
  });
  skip(!isMounted, 'only who may mount can make a small disk');
  await services.call('book.create', { name: 'Roomy' });
  const { sqlite } = services.services.ctx.book();
  sqlite.exec(`INSERT INTO account (name, csm) VALUES ('Aldermere Foods', 'Ana')`);
  const before = digestOf(sqlite);
  const path = join(temporaryFolder(), 'accounts.csv');
  writeFileSync(path, `Account,CSM\n${Array.from({ length: 3_000 }, (_, n) => `Account ${n},Ben`).join('\n')}\n`);
  const { jobId } = await services.call('import.begin', { sourceIds: [services.stage(path).sourceId] });
  await vi.waitFor(async () => expect((await services.call('import.job', { jobId })).state).toBe('planned'), {
    timeout: 60_000,
    interval: 30,
  });
  for (const kb of [100, 400, 700]) {
    mount(kb, 'remount,');
    await expect(services.call('import.preview', { jobId })).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:book|source)\/disk-full$/),
      message: expect.stringMatching(/Free about [\d,]+ MB/),
    });
    expect(digestOf(sqlite)).toBe(before);
  }
  mount(50_000, 'remount,');
  await services.call('import.preview', { jobId });
  await services.call('import.apply', { jobId });
  expect(sqlite.prepare('SELECT count(*) FROM account').pluck().get()).toBe(3_001);
});
