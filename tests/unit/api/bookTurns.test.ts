import { expect, test } from 'vitest';
import { createBookTurns } from '../../../src/main/api/bookTurns.ts';

/** Something that ends when it is told to. */
function pending(): { readonly done: Promise<void>; end(): void } {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end: () => end() };
}

test('a writer waits for the calls under way, and nobody gets the book meanwhile', async () => {
  const turns = createBookTurns();
  const said: string[] = [];
  const reading = pending();
  const read = turns.during(async () => {
    await reading.done;
    said.push('read');
  });
  const writing = pending();
  const write = turns.alone(async () => {
    said.push('writes');
    await writing.done;
  });
  expect(() => turns.check()).toThrowError(expect.objectContaining({ code: 'import/writing' }));
  reading.end();
  await read;
  await expect(turns.alone(async () => undefined)).rejects.toMatchObject({ code: 'import/writing' });
  writing.end();
  await write;
  expect(said).toEqual(['read', 'writes']);
  expect(() => turns.check()).not.toThrow();
});

test('a writer that fails gives the book back', async () => {
  const turns = createBookTurns();
  await expect(turns.alone(async () => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
  expect(await turns.alone(async () => 'written')).toBe('written');
});
