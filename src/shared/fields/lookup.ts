/**
 * Looks a header up in the catalogue: which fields it names, and how plainly. Built once from the data, asked for every
 * column of every sheet. Source: import page, "Map".
 */
import { FIELDS } from './catalogue.ts';
import { ENTITY_PREFIXES } from './entityWords.ts';
import { foldHeader, withoutSmallWords } from './fold.ts';
import type { Entity, Field, FieldRef, Words } from './types.ts';

/** sure: means this field anywhere · local: means it on a sheet of its entity · hint: often means it. */
export type Strength = 'sure' | 'local' | 'hint';

export interface HeaderMatch {
  readonly field: Field;
  readonly strength: Strength;
  /** True for a local word that is a hint on the sheets of other entities: "Sentiment" of a list of accounts. */
  readonly isHintElsewhere?: true;
  readonly per?: FieldRef['per'];
}

const INDEX = new Map<string, HeaderMatch[]>();
const PREFIXES: readonly (readonly [string, Entity])[] = Object.entries(ENTITY_PREFIXES).flatMap(([entity, words]) =>
  words.map((word): readonly [string, Entity] => [`${foldHeader(word)} `, entity as Entity]),
);

function add(words: Words | undefined, match: HeaderMatch): void {
  for (const list of Object.values(words ?? {})) {
    for (const word of list) {
      const folded = foldHeader(word);
      const known = INDEX.get(folded) ?? [];
      const same = known.find((other) => other.field === match.field);
      if (same === undefined) INDEX.set(folded, [...known, match]);
      else if (same.strength === 'local' && match.strength === 'hint')
        INDEX.set(
          folded,
          known.map((other) => (other === same ? { ...same, isHintElsewhere: true } : other)),
        );
    }
  }
}

for (const field of FIELDS) {
  add(field.synonyms, { field, strength: 'sure' });
  for (const per of ['month', 'quarter', 'term'] as const) {
    for (const list of Object.values(field.perWords?.[per] ?? {})) {
      for (const word of list)
        add(
          { en: [word] },
          {
            field,
            strength: /\b(mrr|recurring|recurrent|recorrente|recurrente|recurrentes|tcv|qrr)\b/.test(foldHeader(word))
              ? 'sure'
              : 'hint',
            per,
          },
        );
    }
  }
  add(field.local, { field, strength: 'local' });
  add(field.hints, { field, strength: 'hint' });
}

/** "data de abertura" is written "data_abertura" as often: each synonym is known without its small words, too. */
const BARE = new Map<string, readonly HeaderMatch[]>();
for (const [synonym, matches] of INDEX) {
  const bare = withoutSmallWords(synonym);
  if (bare !== synonym && !INDEX.has(bare) && !BARE.has(bare)) BARE.set(bare, matches);
}

/** "CODIGOCLIENTE", "startdate": systems that know no spaces; each synonym of several words, written as one. */
const GLUED = new Map<string, readonly HeaderMatch[]>();
const SHORTEST_GLUED = 7;
for (const [synonym, matches] of [...INDEX, ...BARE]) {
  const glued = synonym.replaceAll(' ', '');
  if (glued !== synonym && glued.length >= SHORTEST_GLUED && !INDEX.has(glued) && !GLUED.has(glued))
    GLUED.set(glued, matches);
}

/** The fields that a folded header of one word names when its words are parted. */
export function lookupGlued(folded: string): readonly HeaderMatch[] {
  return folded.includes(' ') ? NONE : (GLUED.get(folded) ?? NONE);
}

const NONE: readonly HeaderMatch[] = [];

/**
 * Every field a folded header names exactly: straight, or with a word for the entity before it ("ticket priority") or, as the
 * Romance languages have it, behind it ("prioridade do chamado").
 */
export function lookupHeader(folded: string): readonly HeaderMatch[] {
  const direct = INDEX.get(folded) ?? BARE.get(folded) ?? NONE;
  let found: HeaderMatch[] | null = null;
  for (const [prefix, entity] of PREFIXES) {
    const rest = folded.startsWith(prefix)
      ? folded.slice(prefix.length)
      : direct.length === 0 && folded.endsWith(` ${prefix.trimEnd()}`)
        ? withoutSmallWords(folded.slice(0, -prefix.length))
        : null;
    if (rest === null) continue;
    for (const match of INDEX.get(rest) ?? NONE) {
      if (match.field.entity !== entity || match.field.reference === true) continue;
      if (direct.some((other) => other.field === match.field)) continue;
      found ??= [...direct];
      found.push({ ...match, strength: match.strength === 'hint' ? 'hint' : 'sure' });
    }
  }
  return found ?? direct;
}

/** Every synonym with its words, for matching by shared words. */
export function synonymEntries(): IterableIterator<[string, HeaderMatch[]]> {
  return INDEX.entries();
}

/** True when the catalogue knows this folded header in any sense. */
export function isKnownHeader(folded: string): boolean {
  return INDEX.has(folded) || lookupHeader(folded).length > 0;
}
