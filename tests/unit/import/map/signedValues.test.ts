import { describe, expect, it } from 'vitest';
import { canonicalOf, keyOf, readValues } from '../../../../src/main/import/map/valueMap.ts';
import { fieldByKey } from '../../../../src/shared/fields/catalogue.ts';

const support = fieldByKey('stakeholder.support');

describe('a scale with signs', () => {
  it.each([
    ['1', '1'],
    ['+1', '1'],
    ['-1', '-1'],
    ['−2', '-2'],
    ['2.0', '2'],
    ['0', '0'],
    ['-0', '0'],
  ])('reads %s as %s', (raw, read) => {
    expect(keyOf(raw)).toBe(read);
    expect(support === undefined ? null : canonicalOf(support, 'Support (-2 to +2)', raw)).toBe(read);
  });

  it('keeps friends and foes apart in one column', () => {
    if (support === undefined) throw new Error('The catalogue has no support field.');
    const { map, unknown } = readValues(
      support,
      'Support',
      new Map([
        ['2', 4],
        ['-2', 3],
        ['1', 2],
        ['-1', 1],
      ]),
      () => false,
    );
    expect(map).toEqual({ '2': '2', '-2': '-2', '1': '1', '-1': '-1' });
    expect(unknown).toEqual([]);
  });
});
