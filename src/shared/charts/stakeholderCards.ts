/** The cards of the stakeholder map: a person, a ghost of one who left, the empty place of a successor. */
import type { PersonView } from '../contract/account.ts';
import { dayNumber } from '../domain/days.ts';
import { fitText, textWidth, type Box, type Shape, type Words } from './canvas.ts';
import { shortRole } from './peopleWords.ts';
import type { StakeholderMapData } from './stakeholderMap.ts';
import type { ChartTheme } from './theme.ts';
import { dayLabel } from './timeAxis.ts';

/** Pixels between two cards of a cell. */
export const MAP_GAP = 3;

export interface Card {
  readonly person: PersonView;
  readonly box: Box;
}

export interface Slot {
  readonly after: PersonView;
  readonly box: Box;
}

export function toneOf(person: PersonView, theme: ChartTheme): string {
  if (person.supportSeen === null) return theme.band.unproven;
  return person.supportSeen < 0 ? theme.band.red : person.supportSeen > 0 ? theme.band.green : theme.band.unproven;
}

export function cardShape(person: PersonView, box: Box, theme: ChartTheme): Shape {
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

export function slotShape(box: Box, theme: ChartTheme): Shape {
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

export function slotWords({ after, box }: Slot, theme: ChartTheme): readonly Words[] {
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

export function cardWords({ person, box }: Card, data: StakeholderMapData, theme: ChartTheme): readonly Words[] {
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

/** The whole name, else the first name as an initial, else cut. */
function fitName(name: string, room: number, size: number): string {
  if (textWidth(name, size, 600) <= room) return name;
  const [first = '', ...rest] = name.split(' ');
  return fitText(rest.length === 0 ? name : `${[...first][0] ?? ''}. ${rest.join(' ')}`, room, size, 600);
}

/** Somebody the relationship hangs on and nobody spoke with lately; users without a touch are no alarm. */
function isMissed(person: PersonView): boolean {
  return (
    !person.touchedRecently &&
    (person.powerful || person.roles.includes('champion') || person.roles.includes('user lead'))
  );
}

/** Days since the person was last touched, or "never". */
function touchWord(person: PersonView, data: StakeholderMapData): string {
  return person.lastTouchDate === null ? 'never' : `${dayNumber(data.asOf) - dayNumber(person.lastTouchDate)} d`;
}

function leftWord(person: PersonView): string {
  return person.leftDate === null ? 'left' : `left ${dayLabel(dayNumber(person.leftDate), true)}`;
}
