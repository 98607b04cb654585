/** The lines of the stakeholder map: who reports to whom, who follows whom. */
import type { Line } from './canvas.ts';
import { MAP_GAP, type Card } from './stakeholderCards.ts';
import type { ChartTheme } from './theme.ts';

/** From each person up to whom they report, bent in the gap under the manager's card. */
export function reportingLines(
  cards: readonly Card[],
  byId: ReadonlyMap<string, Card>,
  theme: ChartTheme,
): readonly Line[] {
  return cards.flatMap(({ person, box }): Line[] => {
    const boss = person.reportsToId === null ? undefined : byId.get(person.reportsToId);
    if (boss === undefined || !person.active || boss.person.id === person.id) return [];
    const to = boss.box;
    const from: readonly [number, number] = [box.x + box.width / 2, box.y];
    const below = to.y + to.height;
    if (box.y > below) {
      const bend = below + MAP_GAP * 0.5 + 1;
      return [
        {
          points: [from, [from[0], bend], [to.x + to.width / 2, bend], [to.x + to.width / 2, below]],
          color: theme.strongLine,
          width: 0.8,
        },
      ];
    }
    const right = to.x > box.x;
    const side: readonly [number, number] = [right ? to.x : to.x + to.width, to.y + to.height / 2];
    return [
      {
        points: [[right ? box.x + box.width : box.x, box.y + box.height / 2], side],
        color: theme.strongLine,
        width: 0.8,
      },
    ];
  });
}

/** A dashed arrow from a ghost to the person who followed. */
export function successorLines(
  cards: readonly Card[],
  byId: ReadonlyMap<string, Card>,
  theme: ChartTheme,
): readonly Line[] {
  return cards.flatMap(({ person, box }): Line[] => {
    const heir = person.active || person.successorId === null ? undefined : byId.get(person.successorId);
    if (heir === undefined) return [];
    const right = heir.box.x > box.x;
    const same = Math.abs(heir.box.x - box.x) < 1;
    const points: readonly (readonly [number, number])[] = same
      ? [
          [box.x + box.width / 2, heir.box.y > box.y ? box.y + box.height : box.y],
          [box.x + box.width / 2, heir.box.y > box.y ? heir.box.y : heir.box.y + heir.box.height],
        ]
      : [
          [right ? box.x + box.width : box.x, box.y + box.height / 2],
          [right ? heir.box.x : heir.box.x + heir.box.width, heir.box.y + heir.box.height / 2],
        ];
    return [{ points, color: theme.accent, width: 1, dash: 'dashed', arrow: true }];
  });
}
