import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameAndRemark, placeRemark } from '../../../../src/main/import/normalise/personRemark.ts';
import { splitPeople } from '../../../../src/main/import/normalise/splitList.ts';
import type { NormalisedValue } from '../../../../src/shared/fields/types.ts';

function placed(name: string, more: Readonly<Record<string, NormalisedValue>> = {}): Record<string, unknown> {
  const values = new Map<string, NormalisedValue | null>(Object.entries({ name, ...more }));
  placeRemark(values);
  return Object.fromEntries(values);
}

it('what stands in brackets behind a name is a role, a status or a title where it plainly is one, else a note', () => {
  expect(placed('Ann Bell (Champion)')).toEqual({ name: 'Ann Bell', roles: ['champion'] });
  expect(placed('Kim Ly (left)')).toEqual({ name: 'Kim Ly', status: 'left' });
  expect(placed('Udo Frank (CEO)')).toEqual({ name: 'Udo Frank', title: 'CEO' });
  expect(placed('Eva Maier (Head of IT, Berlin)')).toEqual({ name: 'Eva Maier', title: 'Head of IT, Berlin' });
  expect(placed('Tom Lee (likes golf)')).toEqual({ name: 'Tom Lee', notes: 'likes golf' });
});

it('what the row says elsewhere stays', () => {
  expect(placed('Udo Frank (CEO)', { title: 'Managing director', notes: 'busy' })).toEqual({
    name: 'Udo Frank',
    title: 'Managing director',
    notes: 'busy; CEO',
  });
});

it('a name without a remark, a bare bracket and an address stay as they are', () => {
  for (const name of ['Ann Bell', '(CEO)', 'Ann (Annie) Bell', 'Ann Bell ()', 'Ann Bell (ann@x.example)', '12 (3)'])
    expect(placed(name)).toEqual({ name });
});

it('loses no letter, whatever the name', () => {
  const bare = (text: string): string => text.replaceAll(/\s/g, '');
  const words = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('Ann Bell', 'CEO', '(x)', 'a@b.example'));
  fc.assert(
    fc.property(words, words, (name, remark) => {
      const text = `${name} (${remark})`;
      const parted = nameAndRemark(text);
      expect(bare(parted === null ? text : `${parted.name}(${parted.remark})`)).toBe(bare(text));
    }),
  );
});

it('people with remarks are parted at commas', () => {
  expect(splitPeople('Jo Bell; Udo Frank (CEO), Ana')).toEqual(['Jo Bell', 'Udo Frank (CEO)', 'Ana']);
  expect(splitPeople('Lee, Ann')).toEqual(['Lee, Ann']);
});
