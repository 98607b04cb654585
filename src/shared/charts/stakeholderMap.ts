/**
 * The people of an account on the grid of power (rows) and support (columns), with reporting lines: who is for us, who decides, who left
 * and who follows. Rows grow with the people in them, so nobody covers anybody. Source: product page, "Stakeholder map".
 */
import type { PersonView } from '../contract/account.ts';
import type { IsoDay } from '../domain/facts.ts';
import { drawingOption, type Box, type Shape, type Words } from './canvas.ts';
import type { Picture, PictureMark } from './picture.ts';
import type { ChartTheme } from './theme.ts';
import { peopleFinding, peopleTable, roleWords, supportWord } from './peopleWords.ts';
import {
  cardShape,
  cardWords,
  MAP_GAP,
  slotShape,
  slotWords,
  toneOf,
  type Card,
  type Slot,
} from './stakeholderCards.ts';
import { reportingLines, successorLines } from './stakeholderLines.ts';

export interface StakeholderMapData {
  readonly people: readonly PersonView[];
  readonly asOf: IsoDay;
  /** Days after which a person counts as not touched. */
  readonly touchDays: number;
}

export interface StakeholderMapLook {
  readonly theme: ChartTheme;
  readonly width: number;
  /** Most cards in one cell; the rest are counted. */
  readonly mostPerCell: number;
}

const COLUMNS = [-2, -1, 0, 1, 2, null] as const;
const POWERS = [5, 4, 3, 2, 1, null] as const;

/** What stands in a cell: a person, or the empty place of one who left without a successor. */
type Entry =
  | { readonly kind: 'person'; readonly person: PersonView }
  | { readonly kind: 'slot'; readonly after: PersonView };

interface Cell {
  readonly entries: readonly Entry[];
  readonly hidden: number;
}

export function stakeholderMap(data: StakeholderMapData, look: StakeholderMapLook): Picture {
  const { theme, width } = look;
  const layout = layOut(data, look);
  const cards = layout.cards;
  const byId = new Map(cards.map((card) => [card.person.id, card]));
  const lines = [...reportingLines(cards, byId, theme), ...successorLines(cards, byId, theme)];
  const shapes = cards.map(({ person, box }) => cardShape(person, box, theme));
  const bars = cards
    .filter(({ person }) => person.powerful)
    .map(({ person, box }): Shape => ({
      symbol: 'rect',
      x: box.x,
      y: box.y,
      width: 3,
      height: box.height,
      fill: toneOf(person, theme),
    }));
  const marks = cards.map(({ person, box }): PictureMark => ({
    id: person.id,
    label: spoken(person),
    ...box,
    fact: { table: 'stakeholder', id: person.id },
  }));
  return {
    width,
    height: layout.height,
    finding: peopleFinding(data.people),
    table: peopleTable(data.people),
    marks,
    option: drawingOption(theme, {
      ground: layout.ground,
      lines,
      shapes: [...shapes, ...bars, ...layout.slots.map(({ box }) => slotShape(box, theme))],
      words: [
        ...layout.words,
        ...cards.flatMap((card) => cardWords(card, data, theme)),
        ...layout.slots.flatMap((slot) => slotWords(slot, theme)),
      ],
    }),
  };
}

interface Layout {
  readonly height: number;
  readonly ground: readonly Shape[];
  readonly words: readonly Words[];
  readonly cards: readonly Card[];
  readonly slots: readonly Slot[];
}

function layOut(data: StakeholderMapData, look: StakeholderMapLook): Layout {
  const { theme, width, mostPerCell } = look;
  const known = data.people.some((person) => person.supportSeen === null) ? COLUMNS : COLUMNS.slice(0, 5);
  const powers = data.people.some((person) => person.power === null) ? POWERS : POWERS.slice(0, 5);
  const gutter = theme.size * 5.2;
  const top = theme.size * 2.1;
  const cellWidth = (width - gutter) / known.length;
  const cardHeight = Math.round(theme.size * 2.75);
  const ground: Shape[] = [];
  const words: Words[] = [];
  const cards: Card[] = [];
  const slots: Slot[] = [];
  known.forEach((support, column) => {
    const label =
      support === null
        ? 'Not known'
        : `${supportWord(support)} ${support > 0 ? '+' : support < 0 ? '−' : ''}${Math.abs(support)}`;
    words.push({
      x: gutter + cellWidth * (column + 0.5),
      y: top / 2,
      text: label,
      color: theme.dim,
      size: theme.size - 1,
      weight: 500,
      align: 'center',
    });
  });
  let y = top;
  for (const power of powers) {
    const cells = known.map((support): Cell => cellOf(data.people, power, support, mostPerCell));
    const tallest = Math.max(...cells.map((cell) => cell.entries.length + (cell.hidden > 0 ? 0.5 : 0)));
    const height = tallest === 0 ? theme.size * 1.5 : tallest * (cardHeight + MAP_GAP) + MAP_GAP + 4;
    words.push({
      x: 0,
      y: y + height / 2,
      text: power === null ? 'Power ?' : `Power ${power}`,
      color: theme.dim,
      size: theme.size - 1,
      weight: 500,
    });
    cells.forEach((cell, column) => {
      const x = gutter + cellWidth * column;
      ground.push({
        symbol: 'rect',
        x: x + 1,
        y: y + 1,
        width: cellWidth - 2,
        height: height - 2,
        fill: groundOf(power, known[column] ?? null, theme),
      });
      cell.entries.forEach((entry, index) => {
        const box: Box = {
          x: x + MAP_GAP + 1,
          y: y + MAP_GAP + 2 + index * (cardHeight + MAP_GAP),
          width: cellWidth - 2 * MAP_GAP - 2,
          height: cardHeight,
        };
        if (entry.kind === 'person') cards.push({ person: entry.person, box });
        else slots.push({ after: entry.after, box });
      });
      if (cell.hidden > 0)
        words.push({
          x: x + cellWidth / 2,
          y: y + height - theme.size * 0.8,
          text: `and ${cell.hidden} more`,
          color: theme.dim,
          size: theme.size - 1,
          align: 'center',
        });
    });
    y += height;
  }
  return { height: Math.ceil(y + 1), ground, words, cards, slots };
}

/** Active people first, deciders before users, then by name; departed ones last. */
function cellOf(people: readonly PersonView[], power: number | null, support: number | null, most: number): Cell {
  const here = people.filter((person) => person.power === power && person.supportSeen === support);
  const rank = (person: PersonView): string =>
    `${person.active ? 0 : 1}${person.powerful ? 0 : 1}${person.roles.includes('champion') ? 0 : 1}`;
  const sorted = here.toSorted((one, other) =>
    rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : one.name < other.name ? -1 : 1,
  );
  const shown = sorted.length > most ? sorted.slice(0, most) : sorted;
  const entries = shown.flatMap((person): readonly Entry[] =>
    needsSuccessor(person)
      ? [
          { kind: 'person', person },
          { kind: 'slot', after: person },
        ]
      : [{ kind: 'person', person }],
  );
  return { entries, hidden: sorted.length - shown.length };
}

/** Somebody who mattered left and nobody is named to follow. */
function needsSuccessor(person: PersonView): boolean {
  return !person.active && person.successorId === null && person.roles.some((role) => role !== 'end user');
}

/** Where power meets opposition the ground warns; where it meets support it is calm. */
function groundOf(power: number | null, support: number | null, theme: ChartTheme): string {
  if (power === null || power < 4 || support === null) return theme.sunken;
  return support < 0 ? theme.bandSoft.red : support > 0 ? theme.bandSoft.green : theme.sunken;
}

function spoken(person: PersonView): string {
  const support =
    person.supportSeen === null
      ? 'support not known'
      : `support ${person.supportSeen > 0 ? '+' : ''}${person.supportSeen}`;
  const state = person.active
    ? person.lastTouchDate === null
      ? 'never touched'
      : `last touched ${person.lastTouchDate}`
    : 'left';
  return `${person.name}, ${roleWords(person).join(', ') || 'no role on file'}, power ${person.power ?? 'not known'}, ${support}, ${state}`;
}
