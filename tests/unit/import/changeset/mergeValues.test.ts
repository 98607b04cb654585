import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELD_POLICIES, type FieldPolicy } from '../../../../src/shared/contract/imports.ts';
import {
  columnAt,
  FACT_TABLES,
  type FactValues,
  type Stored,
} from '../../../../src/main/book/importing/factColumns.ts';
import { mergeValues, type MergeRules } from '../../../../src/main/import/changeset/mergeValues.ts';

const table = FACT_TABLES.account;
const CSM = columnAt('account', 'csm');

function verdict(
  old: Stored,
  incoming: Stored,
  rules: Partial<MergeRules> & { readonly policyName?: FieldPolicy } = {},
): string | undefined {
  const current: FactValues = [];
  current[CSM] = old;
  const values: FactValues = [];
  values[CSM] = incoming;
  return mergeValues(table, current, values, {
    policy: () => rules.policyName ?? 'file wins',
    decided: () => undefined,
    isClaimed: () => false,
    isOlder: false,
    typed: undefined,
    isSame: () => false,
    ...rules,
  })[0]?.verdict;
}

test.each<[FieldPolicy, Stored, Stored, string]>([
  ['file wins', 'a', 'b', 'set'],
  ['file wins', null, 'b', 'set'],
  ['file wins', 'a', null, 'erased'],
  ['fill blanks', 'a', 'b', 'kept'],
  ['fill blanks', null, 'b', 'set'],
  ['fill blanks', 'a', null, 'kept'],
  ['mine wins', 'a', 'b', 'set'],
  ['ask', 'a', 'b', 'conflict'],
  ['ask', null, 'b', 'set'],
])('%s: %s -> %s is %s', (policyName, old, incoming, expected) => {
  expect(verdict(old, incoming, { policyName })).toBe(expected);
});

test('what a person typed is never set without a decision, whatever the policy', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FIELD_POLICIES),
      fc.constantFrom('a', null),
      fc.constantFrom('b', null),
      fc.constantFrom('c', 'b', null),
      (policyName, old, incoming, base) => {
        fc.pre(old !== incoming);
        const typed = new Map([['csm', base]]);
        expect(['kept', 'conflict']).toContain(verdict(old, incoming, { policyName, typed }));
        if (base === incoming) expect(verdict(old, incoming, { policyName, typed })).toBe('kept');
        expect(verdict(old, incoming, { policyName, typed, decided: () => 'mine' })).toBe('kept');
        const isAsked = verdict(old, incoming, { policyName, typed }) === 'conflict';
        const told = verdict(old, incoming, { policyName, typed, decided: () => 'theirs' });
        expect(isAsked ? ['set', 'erased'] : ['kept']).toContain(told);
      },
    ),
    { numRuns: 100 },
  );
});

test.each<FieldPolicy>(['file wins', 'fill blanks', 'mine wins'])(
  '%s: a decision for a whole row or for all settles conflicts and moves nothing else',
  (policyName) => {
    for (const [old, incoming] of [
      ['a', 'b'],
      [null, 'b'],
      ['a', null],
    ] as const)
      for (const take of ['mine', 'theirs'] as const)
        expect(verdict(old, incoming, { policyName, decided: () => take })).toBe(
          verdict(old, incoming, { policyName }),
        );
  },
);

test('a field that an earlier row of the file spoke for is a conflict, never a silent last-wins', () => {
  expect(verdict('a', 'b', { isClaimed: () => true })).toBe('conflict');
  expect(verdict('a', 'a', { isClaimed: () => true })).toBe('same');
});

test('what a later month said stands against an older one, and fills no question', () => {
  expect(verdict('a', 'b', { isClaimed: () => true, isOlder: true })).toBe('kept');
  expect(verdict('a', 'b', { isOlder: true })).toBe('set');
});

test('a row that says nothing of a field changes nothing', () => {
  expect(
    mergeValues(table, ['x'], [], {
      policy: () => 'file wins',
      decided: () => undefined,
      isClaimed: () => false,
      isOlder: false,
      typed: undefined,
      isSame: () => false,
    }),
  ).toEqual([]);
});
