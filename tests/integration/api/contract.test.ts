/**
 * Every method of the contract answers over real services with JSON that says the same after a round trip, and refuses
 * nonsense with a code of its own: nothing ends as "unexpected".
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorTexts } from '../../../src/shared/contract/errorTexts.ts';
import { contract, type MethodName } from '../../../src/shared/contract/index.ts';
import { startTestServices, type TestServices } from '../../support/services.ts';

type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

let services: TestServices;
let accountId = '';

beforeAll(async () => {
  services = startTestServices();
  await services.call('book.openSample', {});
  accountId = (await services.call('portfolio.list', {})).rows[0]?.id ?? '';
});
afterAll(() => services.close());

const ask = async (name: string, input: unknown): Promise<Reply> =>
  JSON.parse(await services.services.call(name, input)) as Reply;

/** What a screen could send without knowing more than one account; methods that need more refuse it by name. */
const likelyInputs = (): readonly unknown[] => [
  {},
  { accountId },
  { from: '2026-01-01', to: '2026-11-22' },
  { asOf: '2026-06-30' },
  { accountId, from: '2026-01-01', to: '2026-11-22' },
];

/** These end or replace the book the others read. */
const LAST: ReadonlySet<MethodName> = new Set(['book.close', 'book.openSample', 'book.open', 'book.create']);
const names = (Object.keys(contract) as MethodName[]).filter((name) => !LAST.has(name));

test.each(names)('%s', async (name) => {
  const replies: Reply[] = [];
  for (const input of likelyInputs()) replies.push(await ask(name, input));
  replies.push(await ask(name, { nonsense: true }), await ask(name, null), await ask(name, []));
  for (const reply of replies) {
    if (reply.ok) continue;
    expect(reply.error.code, reply.error.message).not.toBe('app/unexpected');
    expect(errorTexts.has(reply.error.code), reply.error.code).toBe(true);
  }
  expect(await ask(name, { nonsense: true })).toMatchObject({ ok: false, error: { code: 'app/invalid-input' } });
});

test('reads answer the same twice', async () => {
  for (const name of ['app.start', 'portfolio.list', 'portfolio.exceptions'] as const)
    expect(await ask(name, {})).toEqual(await ask(name, {}));
});
