/** Services with the golden book open, on the golden day. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fillGoldenBook, GOLDEN_DAY } from './goldenBook.ts';
import { startTestServices, type TestServices } from './services.ts';

export interface GoldenServices extends TestServices {
  readonly ids: ReturnType<typeof fillGoldenBook>;
}

export async function goldenServices(): Promise<GoldenServices> {
  const test = startTestServices({ today: GOLDEN_DAY });
  onTestFinished(() => test.close());
  await test.services.openBook(join(test.folders.books, 'Golden.qbook'), { create: true });
  return { ...test, ids: fillGoldenBook(test.services.ctx.book()) };
}
