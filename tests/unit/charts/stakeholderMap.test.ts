import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stakeholderMap } from '../../../src/shared/charts/stakeholderMap.ts';
import { PRINT_CHART } from '../../../src/shared/charts/theme.ts';
import { elementsOf, wordsOf } from './drawn.ts';
import { person } from './people.ts';

const look = { theme: PRINT_CHART, width: 680, mostPerCell: 4 };
const drawn = (people: ReturnType<typeof person>[]) =>
  stakeholderMap({ people, asOf: '2026-11-22', touchDays: 90 }, look);

describe('the stakeholder map', () => {
  it('never lets two people cover each other, whoever shares a cell, and stays inside its width', () => {
    const people = fc.array(
      fc.record({
        power: fc.option(fc.integer({ min: 1, max: 5 })),
        supportSeen: fc.option(fc.integer({ min: -2, max: 2 })),
        active: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(people, (list) => {
        const { marks, height, width } = drawn(list.map((more, index) => person(String(index), more)));
        for (const [index, mark] of marks.entries()) {
          expect(mark.x).toBeGreaterThanOrEqual(0);
          expect(mark.x + mark.width).toBeLessThanOrEqual(width);
          expect(mark.y + mark.height).toBeLessThanOrEqual(height);
          for (const other of marks.slice(index + 1)) {
            const apart =
              mark.x + mark.width <= other.x ||
              other.x + other.width <= mark.x ||
              mark.y + mark.height <= other.y ||
              other.y + other.height <= mark.y;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('puts more power above less and more support right of less', () => {
    const { marks } = drawn([person('a', { power: 5, supportSeen: -1 }), person('b', { power: 2, supportSeen: 2 })]);
    const [a, b] = [marks.find(({ id }) => id === 'a'), marks.find(({ id }) => id === 'b')];
    expect(a?.y ?? 0).toBeLessThan(b?.y ?? 0);
    expect(a?.x ?? 0).toBeLessThan(b?.x ?? 0);
  });

  it('counts the people a full cell cannot show and lists them all in the table', () => {
    const picture = drawn(Array.from({ length: 7 }, (_, index) => person(String(index), { power: 1, supportSeen: 0 })));
    expect(wordsOf(picture)).toContain('and 3 more');
    expect(picture.marks).toHaveLength(4);
    expect(picture.table.rows).toHaveLength(7);
  });

  it('keeps a departed champion as a ghost with an empty place until somebody follows', () => {
    const gone = {
      active: false,
      status: 'left',
      leftDate: '2026-09-11',
      roles: ['champion'],
      power: 3,
      supportSeen: 2,
    } as const;
    const open = wordsOf(drawn([person('a', gone)]));
    expect(open).toContain('Successor?');
    expect(open).toContain('left 11 Sep 2026');
    const followed = wordsOf(
      drawn([person('a', { ...gone, successorId: 'b' }), person('b', { power: 3, supportSeen: 1 })]),
    );
    expect(followed).not.toContain('Successor?');
  });

  it('draws a reporting line for each manager on the map, and none to oneself', () => {
    const lines = (people: ReturnType<typeof person>[]): number =>
      elementsOf(drawn(people)).filter(({ type }) => type === 'polyline').length;
    const boss = person('a', { power: 5, supportSeen: 1 });
    expect(
      lines([
        boss,
        person('b', { power: 2, supportSeen: 1, reportsToId: 'a' }),
        person('c', { power: 2, supportSeen: 0, reportsToId: 'a' }),
      ]),
    ).toBe(2);
    expect(lines([person('a', { power: 5, supportSeen: 1, reportsToId: 'a' })])).toBe(0);
  });

  it('says the finding: who with power is against us, who is silent, who left', () => {
    const { finding } = drawn([
      person('1', { name: 'Ana Ruiz', power: 5, powerful: true, supportSeen: -1, touchedRecently: true }),
      person('2', { name: 'Bo Lind', power: 4, powerful: true, supportSeen: 1 }),
      person('3', { active: false }),
    ]);
    expect(finding).toBe(
      '2 active people, 2 of them with power; Ana Ruiz is against us; no recent touch with Bo Lind; 1 person left.',
    );
  });

  it('shortens the first name before it cuts the last one', () => {
    const words = wordsOf(drawn([person('1', { name: 'Bartholomew Featherstonehaugh', power: 5 })]));
    expect(words.some((text) => text.startsWith('B. Feather'))).toBe(true);
  });
});
