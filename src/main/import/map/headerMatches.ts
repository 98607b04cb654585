/** What one header can mean, before the sheet around it is known. Source: import page, "Map". */
import { foldHeader, withoutSmallWords } from '../../../shared/fields/fold.ts';
import { lookupGlued, lookupHeader, synonymEntries, type HeaderMatch } from '../../../shared/fields/lookup.ts';
import type { FieldRef } from '../../../shared/fields/types.ts';
import { spelledRight } from './misspelt.ts';
import { coverOf } from './amountCovers.ts';
import { questionIn } from './questions.ts';
import {
  COMMON,
  FILLERS,
  ID_TAILS,
  MONTHS,
  SHORT_FOR,
  SINGULAR,
  TURNING,
  UNITS,
  VETO,
  WEEKS,
  YEARS,
} from './headerVocabulary.ts';

/** `near`: the header equals a synonym but for a unit, currency or filler word; `partial`: they share words. */
export interface Match extends HeaderMatch {
  readonly closeness: 'exact' | 'near' | 'partial';
  /** Share of the words in common, for partial matches. */
  readonly overlap: number;
  readonly unit?: FieldRef['unit'];
}

const CACHE = new Map<string, readonly Match[]>();
const CACHE_LIMIT = 5000;

/** All readings of a header, best first; empty when the catalogue has nothing like it. */
export function matchesOf(header: string): readonly Match[] {
  const known = CACHE.get(header);
  if (known !== undefined) return known;
  const found = findMatches(header).map((match) => coveringWhatItSays(match, foldHeader(header)));
  if (CACHE.size >= CACHE_LIMIT) CACHE.clear();
  CACHE.set(header, found);
  return found;
}

function findMatches(header: string): readonly Match[] {
  const folded = foldHeader(header);
  if (folded === '') return [];
  const unit = unitOf(folded);
  const direct = lookupHeader(folded);
  const found: Match[] = (direct.length > 0 ? direct : lookupHeader(withoutClock(folded))).map((match) => ({
    ...match,
    closeness: 'exact',
    overlap: 1,
    unit,
  }));
  const isPlain = found.some((match) => match.strength === 'sure');
  for (const variant of variantsOf(header, folded)) {
    for (const match of lookupHeader(variant)) {
      // "LName" plainly is a last name: what is left without its "L" says nothing more.
      if (isPlain && match.strength !== 'sure') continue;
      if (found.some((other) => other.field === match.field) || saysOther(folded, match)) continue;
      found.push({ ...match, closeness: 'near', overlap: 1, unit });
    }
  }
  if (found.length === 0)
    found.push(...lookupGlued(folded).map((match): Match => ({ ...match, closeness: 'near', overlap: 1, unit })));
  if (found.length === 0)
    found.push(...questionIn(folded).map((match): Match => ({ ...match, closeness: 'near', overlap: 1 })));
  if (found.length === 0) found.push(...inFull(folded), ...eitherOf(header));
  if (found.some((match) => match.strength === 'sure')) return found;
  for (const match of partialMatches(folded))
    if (!found.some((other) => other.field === match.field)) found.push({ ...match, unit });
  return found.length > 0 ? found : misspelt(folded);
}

/** "Contract value (TCV)", "Fee (monthly)": what an amount covers often stands beside the words that name it. */
function coveringWhatItSays(match: Match, folded: string): Match {
  if (match.field.key !== 'contract.arr' || match.per !== undefined) return match;
  const per = coverOf(folded);
  return per === null ? match : { ...match, per };
}

/** "Custumer ID", "Acount Name": what is meant is likely, and never sure. */
function misspelt(folded: string): readonly Match[] {
  const spelled = spelledRight(folded);
  if (spelled === null) return [];
  return lookupHeader(spelled)
    .filter(({ strength }) => strength !== 'hint')
    .map((match) => ({ ...match, closeness: 'partial', overlap: 1 }));
}

/** "interaction datetime" is an interaction date; a start by the clock is that of an appointment, and of no contract. */
function withoutClock(folded: string): string {
  return /^(?:start|end|due) /.test(folded) ? folded : folded.replace(/\b(?:date ?time|timestamp)\b/, 'date');
}

function unitOf(folded: string): FieldRef['unit'] {
  for (const word of folded.split(' ')) {
    if (MONTHS.has(word)) return 'months';
    if (WEEKS.has(word)) return 'weeks';
    if (YEARS.has(word)) return 'years';
  }
  return undefined;
}

/** True when what was left out of the header for a reading is what says that it is none. */
function saysOther(folded: string, match: HeaderMatch): boolean {
  return isNumberOf(folded, match) || isMeasureOf(folded, match) || isAnswerOf(folded, match);
}

/** "is_incident" says yes or no, and is no incident's number. */
function isAnswerOf(folded: string, { field }: HeaderMatch): boolean {
  return /^(?:is|has) /.test(folded) && field.type !== 'boolean' && field.type !== 'enum';
}

/** "Account number" is no name, though "account" is. */
function isNumberOf(folded: string, { field }: HeaderMatch): boolean {
  return (
    /\b(?:number|no|nr)$/.test(folded) && field.type === 'text' && /\bname\b/i.test(`${field.name} ${field.label}`)
  );
}

/** An id has no unit: "Contract value" and "Contract value (monthly)" are none, though "contract" is. */
function isMeasureOf(folded: string, { field }: HeaderMatch): boolean {
  const last = folded.split(' ').at(-1) ?? '';
  return field.type === 'id' && ((UNITS.has(last) && !ID_TAILS.has(last)) || AMOUNT_WORD.test(folded));
}

const AMOUNT_WORD =
  /\b(?:values?|amount|price|fee|revenue|wert|betrag|montant|valeur|importe|valor|bedrag|waarde|valore)\b/;

const PROJECT_TAIL =
  / (?:in|on|over|to|towards|zum|zur|auf|im|am|sur|dans|sobre|no|na|en|nel|sul) (?:(?:the|das|dem|le|el|o|het|il) )?(?:project|projekt|projet|proyecto|projeto|progetto)$/;

/** The header without brackets, units and fillers; and the parts of a joined or dotted header ("Account.Name", "Contract / Start"). */
function variantsOf(header: string, folded: string): readonly string[] {
  const variants = new Set<string>();
  const plain = foldHeader(header.replace(/\s*[([{][^)\]}]{0,60}[)\]}]/g, ' '));
  variants.add(plain);
  for (const base of [plain, folded]) {
    const words = base.split(' ');
    while (words.length > 1 && UNITS.has(words.at(-1) ?? '')) {
      words.pop();
      variants.add(words.join(' '));
    }
    variants.add(words.join(' '));
    const rest = [...words];
    while (rest.length > 1 && FILLERS.has(rest[0] ?? '')) rest.shift();
    variants.add(rest.join(' '));
    const bare = withoutSmallWords(rest.join(' '));
    variants.add(bare);
    for (const turned of turnedAround(bare)) variants.add(turned);
  }
  // "Einfluss auf das Projekt", "Interest in the project": what a list of stakeholders is about goes without saying.
  variants.add(folded.replace(PROJECT_TAIL, ''));
  // "DT_CRIACAO", "DTCRIACAO": the date words of many Brazilian systems.
  for (const dated of [/^dt ?(\p{L}{4,}(?: \p{L}+)*)$/u, /^dta ?(\p{L}{4,}(?: \p{L}+)*)$/u])
    if (dated.test(folded)) variants.add(folded.replace(dated, 'data $1'));
  for (const single of [plain, folded].map(inSingular)) variants.add(single);
  // "AccountExtId__c" is what Salesforce calls the key that another system gave.
  if (/\bext id\b/.test(folded)) {
    variants.add(folded.replace(/\bext id\b/, 'external id'));
    variants.add(folded.replace(/\bext id\b/, 'id'));
  }
  // "Account Name.id" is how some systems export what a look-up points at.
  variants.add(plain.replace(/ name id$/, ' id'));
  if (header.includes(' / ')) {
    const parts = header
      .split(' / ')
      .map(foldHeader)
      .filter((part) => part !== '');
    variants.add(parts.at(-1) ?? '');
  }
  if (/^[\w ]+:\s/.test(header)) variants.add(foldHeader(header.slice(header.indexOf(':') + 1)));
  if (header.includes(' - ')) variants.add(foldHeader(header.slice(header.indexOf(' - ') + 3)));
  const custom = /^custom field \(([^()]{2,60})\)$/i.exec(header.trim());
  if (custom) variants.add(foldHeader(custom[1] ?? ''));
  variants.delete(folded);
  variants.delete('');
  return [...variants];
}

/** "ID_clients", "Nom_clients", "customers name": tables named in the plural leave it in their columns. */
function inSingular(folded: string): string {
  const words = folded.split(' ');
  return words.length === 1 ? folded : words.map((word) => SINGULAR.get(word) ?? word).join(' ');
}

/** "Cust Email": likely that of the customer, but what a team shortens it also uses in its own way. */
function inFull(folded: string): readonly Match[] {
  const [head = '', ...tail] = folded.split(' ');
  const whole = SHORT_FOR.get(head);
  if (whole === undefined) return [];
  return lookupHeader([whole, ...tail].join(' ')).map((match) => ({ ...match, closeness: 'partial', overlap: 1 }));
}

/** "Individual/Company", "Milestones & Tasks", "Data e hora": each part is a hint of what the cells are. */
function eitherOf(header: string): readonly Match[] {
  return partsOf(header)
    .flatMap((part) => lookupHeader(foldHeader(part)))
    .filter((match, at, all) => all.findIndex((other) => other.field === match.field) === at)
    .map((match) => ({ ...match, strength: 'hint', closeness: 'near', overlap: 1 }));
}

const EITHER = /\s?\/\s?|\s?&\s?|\s(?:and|or|und|oder|et|ou|y|e|en)\s/iu;

/** The things that a header names side by side; none where it names one, or where its slashes part lines ("Q1 / ARR"). */
export function partsOf(header: string): readonly string[] {
  if (header.includes(' / ')) return [];
  const parts = header.split(EITHER);
  return parts.length > 1 && parts.every((part) => /\p{L}{3}/u.test(part)) ? parts.slice(0, 3) : [];
}

function turnedAround(folded: string): readonly string[] {
  const words = folded.split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length < 2 || words.length > 4) return [];
  return [
    ...(TURNING.has(first) ? [[...words.slice(1), first].join(' ')] : []),
    ...(TURNING.has(last) ? [[last, ...words.slice(0, -1)].join(' ')] : []),
  ];
}

let wordIndex: Map<string, { readonly words: readonly string[]; readonly match: HeaderMatch }[]> | null = null;

function indexByWord(): Map<string, { readonly words: readonly string[]; readonly match: HeaderMatch }[]> {
  if (wordIndex !== null) return wordIndex;
  wordIndex = new Map();
  for (const [synonym, matches] of synonymEntries()) {
    const words = synonym.split(' ');
    for (const match of matches) {
      if (match.strength !== 'sure' || match.field.reference === true) continue;
      for (const word of words) {
        if (COMMON.has(word)) continue;
        const list = wordIndex.get(word) ?? [];
        list.push({ words, match });
        wordIndex.set(word, list);
      }
    }
  }
  return wordIndex;
}

/** True for a word that headers of the catalogue are made of. */
export function isVocabulary(word: string): boolean {
  return COMMON.has(word) || FILLERS.has(word) || indexByWord().has(word);
}

/** Synonyms all of whose words stand in the header, with the share of the header they explain. */
function partialMatches(folded: string): readonly Match[] {
  const words = folded.split(' ');
  if (words.length < 2 || words.length > 9) return [];
  const present = new Set(words);
  const best = new Map<string, Match>();
  for (const word of words) {
    for (const entry of indexByWord().get(word) ?? []) {
      if (!entry.words.every((part) => present.has(part))) continue;
      const overlap = entry.words.length / words.length;
      if (overlap < 0.5 || words.some((part) => VETO.has(part) && !entry.words.includes(part))) continue;
      const key = entry.match.field.key;
      const known = best.get(key);
      if (known === undefined || known.overlap < overlap)
        best.set(key, { ...entry.match, strength: 'hint', closeness: 'partial', overlap });
    }
  }
  return [...best.values()].toSorted((a, b) => b.overlap - a.overlap).slice(0, 6);
}
