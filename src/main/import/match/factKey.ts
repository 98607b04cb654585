/** When two rows are one fact: the values they must agree in. Source: import page, fine print. */
import { assertNever } from '../../../shared/contract/errors.ts';
import type { Entity } from '../../../shared/fields/types.ts';
import { columnAt, type FactValues, type Stored } from '../../book/importing/factColumns.ts';
import type { StoredFact } from '../../book/importing/factReader.ts';
import { foldPerson, foldText } from './foldName.ts';

/** Accounts, people and contracts are matched by indexes of their own. */
export type KeyedEntity = Exclude<Entity, 'account' | 'contract' | 'stakeholder'>;

const AT = {
  milestoneTitle: columnAt('milestone', 'title'),
  pulseDate: columnAt('pulse', 'date'),
  pulseCsm: columnAt('pulse', 'csm'),
  touchDate: columnAt('touch', 'date'),
  touchChannel: columnAt('touch', 'channel'),
  touchPeople: columnAt('touch', 'stakeholderIds'),
  surveyPerson: columnAt('survey', 'stakeholderId'),
  surveyKind: columnAt('survey', 'kind'),
  surveyAsked: columnAt('survey', 'askedDate'),
  surveyAnswered: columnAt('survey', 'answeredDate'),
  usagePerson: columnAt('usage', 'stakeholderId'),
  usageFeature: columnAt('usage', 'feature'),
  usageStart: columnAt('usage', 'periodStartDate'),
  usageDays: columnAt('usage', 'periodDays'),
  ticketId: columnAt('ticket', 'externalId'),
  ticketOpened: columnAt('ticket', 'openedDate'),
  ticketKind: columnAt('ticket', 'kind'),
  forecastDate: columnAt('forecast', 'date'),
  forecastCaller: columnAt('forecast', 'caller'),
} as const;

/** The identity of a fact within its account (forecast: within its contract). */
export function factKey(entity: KeyedEntity, values: FactValues): string {
  switch (entity) {
    case 'milestone':
      return foldText(String(values[AT.milestoneTitle])) || String(values[AT.milestoneTitle]);
    case 'pulse':
      return `${part(values[AT.pulseDate])}|${foldPerson(part(values[AT.pulseCsm]))}`;
    case 'touch':
      return `${part(values[AT.touchDate])}|${part(values[AT.touchChannel])}|${part(values[AT.touchPeople])}`;
    case 'survey':
      // Most exports know only when the answer came; without that day all answers of a customer would be one.
      return `${part(values[AT.surveyPerson])}|${part(values[AT.surveyKind])}|${part(values[AT.surveyAsked] ?? values[AT.surveyAnswered])}`;
    case 'usage':
      return `${part(values[AT.usagePerson])}|${part(values[AT.usageFeature]).toLowerCase()}|${part(values[AT.usageStart])}|${part(values[AT.usageDays])}`;
    case 'ticket':
      return values[AT.ticketId] === null || values[AT.ticketId] === undefined
        ? `${part(values[AT.ticketOpened])}|${part(values[AT.ticketKind]).toLowerCase()}`
        : `#${values[AT.ticketId]}`;
    case 'forecast':
      return `${part(values[AT.forecastDate])}|${part(values[AT.forecastCaller])}`;
    default:
      return assertNever(entity);
  }
}

function part(value: Stored | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** True for an answer of nobody known: several of one customer and day are as many answers. */
export function isAnonymous(entity: KeyedEntity, values: FactValues): boolean {
  return entity === 'survey' && (values[AT.surveyPerson] ?? null) === null;
}

export interface FactIndex {
  /** Ids of the facts with this identity, in the order they came in; none when it is new. */
  find(parentId: number, key: string): readonly number[];
  add(parentId: number, key: string, id: number): void;
}

const NONE: readonly number[] = [];

/** @param stored facts of a parent that was in the book before; empty for new ones. */
export function factIndex(entity: KeyedEntity, stored: (parentId: number) => readonly StoredFact[]): FactIndex {
  // Nearly always one: a list of one each would be most of the memory.
  const ids = new Map<string, number | number[]>();
  const loaded = new Set<number>();
  const add = (parentId: number, key: string, id: number): void => {
    const place = `${parentId}|${key}`;
    const known = ids.get(place);
    if (known === undefined) ids.set(place, id);
    else if (typeof known === 'number') ids.set(place, [known, id]);
    else known.push(id);
  };
  const load = (parentId: number): void => {
    if (loaded.has(parentId)) return;
    loaded.add(parentId);
    for (const fact of stored(parentId)) add(parentId, factKey(entity, fact.values), fact.id);
  };
  return {
    find: (parentId, key) => {
      load(parentId);
      const known = ids.get(`${parentId}|${key}`);
      return known === undefined ? NONE : typeof known === 'number' ? [known] : known;
    },
    add,
  };
}
