/** The one door into the services: what goes in is parsed, what comes out is JSON, nothing is thrown. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ServiceContext } from '../../../src/main/api/context.ts';
import { createBookTurns } from '../../../src/main/api/bookTurns.ts';
import { createDispatch } from '../../../src/main/api/dispatch.ts';
import { AppError } from '../../../src/shared/contract/errors.ts';
import { method } from '../../../src/shared/contract/method.ts';

const methods = {
  'test.echo': method<{ text: string; times: number }>()(
    z.strictObject({ text: z.string().max(5), times: z.number().default(1) }),
  ),
  'test.nothing': method<null>()(z.strictObject({})),
  'test.refuse': method<null>()(z.strictObject({})),
  'test.crash': method<null>()(z.strictObject({})),
  'test.bigint': method<unknown>()(z.strictObject({})),
};

let config: string;
let call: (name: string, input?: unknown) => Promise<unknown>;

beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), 'dispatch-'));
  // Only the folder of the log and the open book are asked for here.
  const ctx = {
    host: { folders: { config } },
    session: { current: () => null },
    turns: createBookTurns(),
  } as unknown as ServiceContext;
  const dispatch = createDispatch(
    methods,
    {
      'test.echo': ({ text, times }) => ({ text, times }),
      'test.nothing': () => null,
      'test.refuse': () => {
        throw new AppError('test/refused', 'Sheet "EMEA" has no header row.', { sheet: 'EMEA' });
      },
      'test.crash': async () => {
        throw new TypeError('secret path /home/me/book.qbook');
      },
      'test.bigint': () => 1n,
    },
    ctx,
  );
  call = async (name, input) => JSON.parse(await dispatch(name, input));
});

afterEach(() => rmSync(config, { recursive: true }));

describe('dispatch', () => {
  test('fills defaults before the use case sees the input', async () => {
    expect(await call('test.echo', { text: 'a' })).toEqual({ ok: true, value: { text: 'a', times: 1 } });
  });

  test('no input is an empty one', async () => {
    expect(await call('test.nothing')).toEqual({ ok: true, value: null });
  });

  test.each([
    ['too long', { text: 'abcdef' }],
    ['wrong type', { text: 5 }],
    ['missing', {}],
    ['a field nobody asked for', { text: 'a', path: '/etc/passwd' }],
    ['no object', 'text'],
    ['a list', []],
  ])('refuses an input that is %s, naming the method and never the value', async (_name, input) => {
    const reply = await call('test.echo', input);
    expect(reply).toMatchObject({ ok: false, error: { code: 'app/invalid-input', details: { method: 'test.echo' } } });
    expect(JSON.stringify(reply)).not.toContain('abcdef');
  });

  test.each(['test.unknown', 'constructor', '__proto__', 'toString', ''])('knows no method %o', async (name) => {
    expect(await call(name, {})).toMatchObject({ ok: false, error: { code: 'app/unknown-method' } });
  });

  test('an error of the services crosses with code, sentence and details', async () => {
    expect(await call('test.refuse')).toEqual({
      ok: false,
      error: { code: 'test/refused', message: 'Sheet "EMEA" has no header row.', details: { sheet: 'EMEA' } },
    });
  });

  test.each(['test.crash', 'test.bigint'])(
    'what nobody foresaw (%s) gets a reference, and the log gets the stack',
    async (name) => {
      const reply = (await call(name)) as {
        error: { code: string; message: string; details: { reference: string; doing: string } };
      };
      expect(reply.error.code).toBe('app/unexpected');
      expect(reply.error.details.doing).toBe(name);
      expect(reply.error.details.reference).toMatch(/^[0-9a-f]{8}$/);
      expect(reply.error.message).toContain(reply.error.details.reference);
      expect(JSON.stringify(reply)).not.toMatch(/secret|dispatch\.test| at /);
      const log = readFileSync(join(config, 'errors.log'), 'utf8');
      expect(log).toContain(reply.error.details.reference);
      expect(log).toMatch(/TypeError: .*\n\s+at /);
    },
  );
});
