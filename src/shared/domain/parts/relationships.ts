/**
 * Relationships: the lowest powerful voice, and whether the roles that matter are covered by people we spoke with.
 * Source: domain page, "Health" and "Fine print: relationships".
 */
import type { AccountDay } from '../accountDay.ts';
import { type DayNumber, inLastDays } from '../days.ts';
import type { Role } from '../facts.ts';
import type { PersonDay } from '../people.ts';
import type { FactRef, Term } from '../results.ts';
import { figure, names, onDay, support } from '../wording.ts';
import { laterDay, type PartFigures, type PartWords } from './partFigures.ts';

export interface RoleCover {
  /** One of the roles that the model's *cover* asks for. */
  readonly role: Role;
  /** Active holders of the role. */
  readonly holders: readonly PersonDay[];
  /** The holder touched last within `touch_days`; null when not covered. */
  readonly touched: PersonDay | null;
}

export interface RelationshipsFigures extends PartFigures {
  /** Lowest known support among the powerful; null when no powerful person has one. */
  readonly lowestVoice: { readonly person: PersonDay; readonly support: number; readonly points: number } | null;
  readonly cover: readonly RoleCover[];
  /** 0-100. */
  readonly coverPoints: number | null;
}

export function relationshipsFigures(account: AccountDay): RelationshipsFigures {
  if (account.active.length === 0)
    return { value: null, newestDay: null, lowestVoice: null, cover: [], coverPoints: null };
  const cover = account.model.lists.coverRoles.map((role) => coverOf(role, account));
  const coverPoints = (cover.filter((role) => role.touched !== null).length / cover.length) * 100;
  const lowestVoice = lowestPowerfulVoice(account.powerful);
  const newestDay = cover.reduce<DayNumber | null>(
    (day, role) => laterDay(day, role.touched?.lastTouchDay ?? null),
    lowestVoice?.person.supportDay ?? null,
  );
  const value = lowestVoice === null ? coverPoints : (lowestVoice.points + coverPoints) / 2;
  return { value, newestDay, lowestVoice, cover, coverPoints };
}

function coverOf(role: Role, account: AccountDay): RoleCover {
  const holders = account.active.filter(({ person }) => person.roles.includes(role));
  const touched = holders.filter((holder) =>
    inLastDays(holder.lastTouchDay, account.day, account.thresholds.touch_days),
  );
  const last = touched.reduce<PersonDay | null>(
    (best, holder) => (best === null || (holder.lastTouchDay ?? 0) > (best.lastTouchDay ?? 0) ? holder : best),
    null,
  );
  return { role, holders, touched: last };
}

/** Of equally low voices the one heard last is named, then by name, so that the order of the facts decides nothing. */
function isLower(one: PersonDay, other: PersonDay): boolean {
  if (one.support !== other.support) return (one.support ?? 0) < (other.support ?? 0);
  const [heard, otherHeard] = [one.supportDay ?? -Infinity, other.supportDay ?? -Infinity];
  if (heard !== otherHeard) return heard > otherHeard;
  return one.person.name < other.person.name;
}

function lowestPowerfulVoice(powerful: readonly PersonDay[]): RelationshipsFigures['lowestVoice'] {
  let lowest: RelationshipsFigures['lowestVoice'] = null;
  for (const person of powerful) {
    if (person.support === null || (lowest !== null && !isLower(person, lowest.person))) continue;
    lowest = { person, support: person.support, points: (person.support + 2) * 25 };
  }
  return lowest;
}

export function relationshipsWords(figures: RelationshipsFigures, account: AccountDay): PartWords {
  if (figures.value === null || figures.coverPoints === null)
    return { why: 'No active stakeholder on file.', terms: [] };
  const { lowestVoice, cover, coverPoints } = figures;
  const covered = cover.filter((role) => role.touched !== null).length;
  const terms: Term[] = cover.map((role) => coverTerm(role, cover.length, account.thresholds.touch_days));
  const coverWords = `${covered} of ${cover.length} roles covered (${figure(coverPoints)})`;
  if (lowestVoice === null)
    return { why: `Cover alone: ${coverWords}; no powerful person has a known support.`, terms };
  const { person, supportDay } = lowestVoice.person;
  const voice = `${person.name} ${support(lowestVoice.support)}`;
  const source = person.supportSource === null ? '' : `, ${person.supportSource}`;
  const voiceTerm: Term = {
    label: `Lowest powerful voice: ${voice} (${onDay(supportDay, 'undated')}${source})`,
    points: lowestVoice.points,
    weight: 0.5,
    facts: [{ table: 'stakeholder', id: person.id }],
  };
  return {
    why: `Mean of the lowest powerful voice, ${voice} (${lowestVoice.points}), and ${coverWords}.`,
    terms: [voiceTerm, ...terms],
  };
}

function coverTerm({ role, holders, touched }: RoleCover, roles: number, touchDays: number): Term {
  // The touch first: it is what made the role covered.
  const touch: readonly FactRef[] =
    touched === null || touched.lastTouchId === null ? [] : [{ table: 'touch', id: touched.lastTouchId }];
  const facts = [...touch, ...holders.map(({ person }): FactRef => ({ table: 'stakeholder', id: person.id }))];
  const term = (label: string, points: number): Term => ({
    label: `Cover by ${role}: ${label}`,
    points,
    weight: null,
    facts,
  });
  if (touched !== null) return term(`${touched.person.name}, touched ${onDay(touched.lastTouchDay)}`, 100 / roles);
  if (holders.length === 0) return term('held by nobody', 0);
  return term(`${names(holders.map(({ person }) => person.name))}, not touched in ${touchDays} days`, 0);
}
