/**
 * The people of an account on the grid of power (rows) and support (columns), with reporting lines: who is for us, who decides, who left
 * and who follows. Rows grow with the people in them, so nobody covers anybody. Source: product page, "Stakeholder map".
 */
import type { PersonView } from '../contract/account.ts';
import { dayNumber } from '../domain/days.ts';
import type { IsoDay } from '../domain/facts.ts';
import { drawingOption, fitText, textWidth, type Box, type Line, type Shape, type Words } from './canvas.ts';
import type { Picture, PictureMark } from './picture.ts';
import type { ChartTheme } from './theme.ts';
import { dayLabel } from './timeAxis.ts';
import { peopleFinding, peopleTable, roleWords, shortRole, supportWord } from './peopleWords.ts';

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
const GAP = 3;

/** What stands in a cell: a person, or the empty place of one who left without a successor. */
type Entry =
  | { readonly kind: 'person'; readonly person: PersonView }
  | { readonly kind: 'slot'; readonly after: PersonView };

interface Cell {
  readonly entries: readonly Entry[];
  readonly hidden: number;
}

interface Card {
  readonly person: PersonView;
  readonly box: Box;
}

interface Slot {
  readonly after: PersonView;
  readonly box: Box;
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
    const height = tallest === 0 ? theme.size * 1.5 : tallest * (cardHeight + GAP) + GAP + 4;
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
          x: x + GAP + 1,
          y: y + GAP + 2 + index * (cardHeight + GAP),
          width: cellWidth - 2 * GAP - 2,
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

function toneOf(person: PersonView, theme: ChartTheme): string {
  if (person.supportSeen === null) return theme.band.unproven;
  return person.supportSeen < 0 ? theme.band.red : person.supportSeen > 0 ? theme.band.green : theme.band.unproven;
}

function cardShape(person: PersonView, box: Box, theme: ChartTheme): Shape {
  if (!person.active)
    return {
      symbol: 'rect',
      ...box,
      radius: 2,
      fill: theme.sunken,
      stroke: theme.strongLine,
      strokeWidth: 0.8,
      dashed: true,
    };
  return {
    symbol: 'rect',
    ...box,
    radius: 2,
    fill: theme.surface,
    stroke: person.powerful ? theme.strongLine : theme.line,
    strokeWidth: person.powerful ? 0.9 : 0.8,
  };
}

function slotShape(box: Box, theme: ChartTheme): Shape {
  return {
    symbol: 'rect',
    ...box,
    radius: 2,
    fill: theme.surface,
    stroke: theme.band.red,
    strokeWidth: 0.8,
    dashed: true,
  };
}

function slotWords({ after, box }: Slot, theme: ChartTheme): readonly Words[] {
  const left = box.x + 5;
  return [
    {
      x: left,
      y: box.y + box.height * 0.31,
      text: fitText('Successor?', box.width - 8, theme.size, 600),
      color: theme.bandText.red,
      size: theme.size,
      weight: 600,
    },
    {
      x: left,
      y: box.y + box.height * 0.72,
      text: fitText(`as ${shortRole(after).toLowerCase()}`, box.width - 8, theme.size - 1.5),
      color: theme.dim,
      size: theme.size - 1.5,
    },
  ];
}

function cardWords({ person, box }: Card, data: StakeholderMapData, theme: ChartTheme): readonly Words[] {
  const left = box.x + (person.powerful ? 7 : 5);
  const room = box.width - (person.powerful ? 10 : 8);
  const small = theme.size - 1.5;
  const touch = person.active ? touchWord(person, data) : null;
  const role = person.active ? shortRole(person) : leftWord(person);
  const touchRoom = touch === null ? 0 : touch.length * small * 0.56 + 5;
  return [
    {
      x: left,
      y: box.y + box.height * 0.31,
      text: fitName(person.name, room, theme.size),
      color: person.active ? theme.ink : theme.dim,
      size: theme.size,
      weight: person.active ? 600 : 500,
    },
    {
      x: left,
      y: box.y + box.height * 0.72,
      text: fitText(role, room - touchRoom, small),
      color: theme.dim,
      size: small,
    },
    ...(touch === null
      ? []
      : [
          {
            x: box.x + box.width - 4,
            y: box.y + box.height * 0.72,
            text: touch,
            color: isMissed(person) ? theme.bandText.red : theme.dim,
            size: small,
            weight: isMissed(person) ? 600 : 400,
            align: 'right',
          } as const,
        ]),
  ];
}

/** Somebody the relationship hangs on and nobody spoke with lately; users without a touch are no alarm. */
function isMissed(person: PersonView): boolean {
  return (
    !person.touchedRecently &&
    (person.powerful || person.roles.includes('champion') || person.roles.includes('user lead'))
  );
}

/** The whole name, else the first name as an initial, else cut. */
function fitName(name: string, room: number, size: number): string {
  if (textWidth(name, size, 600) <= room) return name;
  const [first = '', ...rest] = name.split(' ');
  return fitText(rest.length === 0 ? name : `${[...first][0] ?? ''}. ${rest.join(' ')}`, room, size, 600);
}

/** Days since the person was last touched, or "never". */
function touchWord(person: PersonView, data: StakeholderMapData): string {
  return person.lastTouchDate === null ? 'never' : `${dayNumber(data.asOf) - dayNumber(person.lastTouchDate)} d`;
}

function leftWord(person: PersonView): string {
  return person.leftDate === null ? 'left' : `left ${dayLabel(dayNumber(person.leftDate), true)}`;
}

/** From each person up to whom they report, bent in the gap under the manager's card. */
function reportingLines(cards: readonly Card[], byId: ReadonlyMap<string, Card>, theme: ChartTheme): readonly Line[] {
  return cards.flatMap(({ person, box }): Line[] => {
    const boss = person.reportsToId === null ? undefined : byId.get(person.reportsToId);
    if (boss === undefined || !person.active || boss.person.id === person.id) return [];
    const to = boss.box;
    const from: readonly [number, number] = [box.x + box.width / 2, box.y];
    const below = to.y + to.height;
    if (box.y > below) {
      const bend = below + GAP * 0.5 + 1;
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
function successorLines(cards: readonly Card[], byId: ReadonlyMap<string, Card>, theme: ChartTheme): readonly Line[] {
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
