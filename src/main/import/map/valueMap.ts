/** Value lists: which words of a column mean which choice ("R/A/G", "Exec Sponsor", "Ja"). Source: import page, "Map". */
import { foldHeader, foldWords } from '../../../shared/fields/fold.ts';
import type { Field } from '../../../shared/fields/types.ts';
import { agreeingForm } from './agreeingForms.ts';

const YES = new Set([
  'yes',
  'y',
  'true',
  '1',
  'ja',
  'j',
  'oui',
  'o',
  'si',
  's',
  'sim',
  'x',
  'wahr',
  'vrai',
  'verdadero',
  'verdadeiro',
  'waar',
  '✓',
  '✔',
  'checked',
  'on',
  'enabled',
  'auto',
  'automatic',
  'automatisch',
  'automatique',
  'auto renew',
  'auto renewal',
]);
const NO = new Set([
  'no',
  'n',
  'false',
  '0',
  'nein',
  'non',
  'nao',
  'nee',
  'falsch',
  'faux',
  'falso',
  'onwaar',
  '✗',
  '✘',
  'unchecked',
  'off',
  'disabled',
  'manual',
  'manuell',
  'manuel',
  'handmatig',
  'none',
]);

/** True, false, or null for a word that is neither. */
export function yesOrNo(raw: string): boolean | null {
  const word = keyOf(raw);
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** A whole number, with any sign a sheet may hold. */
const WHOLE = /^([-−–+]?)\s*(\d{1,9})(?:[.,]0+)?$/;

/**
 * The key of a raw value in a value map: folded, or the trimmed text where folding leaves nothing ("🔴", "✓"). Numbers keep their
 * sign, which folding would drop: on a scale from -2 to +2 it is the whole meaning.
 */
export function keyOf(raw: string): string {
  const text = raw.trim();
  const whole = WHOLE.exec(text);
  if (whole !== null)
    return `${whole[1] === '' || whole[1] === '+' || Number(whole[2]) === 0 ? '' : '-'}${Number(whole[2])}`;
  const folded = foldWords(text);
  return folded === '' ? text : folded;
}

const TABLES = new Map<Field, ReadonlyMap<string, string>>();

/** Folded spelling -> canonical value of one field. */
export function valuesOf(field: Field): ReadonlyMap<string, string> {
  const known = TABLES.get(field);
  if (known !== undefined) return known;
  const table = new Map<string, string>();
  for (const [canonical, words] of Object.entries(field.values ?? {})) {
    table.set(keyOf(canonical), canonical);
    for (const word of words) if (!table.has(keyOf(word))) table.set(keyOf(word), canonical);
  }
  for (const [canonical, words] of Object.entries(field.values ?? {}))
    for (const form of words.map(agreeingForm)) if (form !== null && !table.has(form)) table.set(form, canonical);
  for (const canonical of Object.keys(field.values ?? {})) table.set(keyOf(canonical), canonical);
  TABLES.set(field, table);
  return table;
}

/** Headers under which "yes" means the bad end: "Churned?", "Left". */
const NEGATIVE_HEADER =
  /\b(churn|churned|cancelled|canceled|attrition|exited|left|lost|inactive|gekundigt|resilie|cancelado|opgezegd|label)\b/;
const YES_MEANS: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  'account.status': ['active', 'churned'],
  'contract.outcome': ['renewed', 'churned'],
  'stakeholder.status': ['active', 'left'],
  'milestone.status': ['achieved', 'planned'],
};

const RISK_HEADER = /\b(?:risk|risiko|risque|riesgo|risco|rischio|risico)\b/;
const RISKS: ReadonlyMap<string, string> = new Map([
  ['low', 'likely'],
  ['none', 'commit'],
  ['medium', 'at risk'],
  ['high', 'at risk'],
  ['very high', 'loss'],
  ['critical', 'loss'],
]);

/** The canonical value of one raw cell under this header, or undefined when no rule understands it. */
export function canonicalOf(field: Field, header: string, raw: string): string | undefined {
  const direction = YES_MEANS[field.key];
  if (direction !== undefined) {
    const answer = yesOrNo(raw);
    if (answer !== null) {
      const isNegative = NEGATIVE_HEADER.test(foldHeader(header));
      if (field.key === 'contract.outcome' && isNegative && !answer) return 'renewed';
      return answer !== isNegative ? direction[0] : direction[1];
    }
  }
  const table = valuesOf(field);
  const key = keyOf(raw);
  // What is high under "Renewal risk category" is the risk, and not the chance that they renew.
  if (field.key === 'forecast.category' && RISK_HEADER.test(foldHeader(header)) && RISKS.has(key))
    return RISKS.get(key);
  const exact = table.get(key);
  if (exact !== undefined) return exact;
  return numbered(table, key) ?? loosely(table, key, field.key === 'survey.kind');
}

/** "2 In progress": numbers before words only sort them, unless the number is a value of its own. */
function numbered(table: ReadonlyMap<string, string>, key: string): string | undefined {
  const [, number = '', word = ''] = /^(\d{1,2}) (.+)$/.exec(key) ?? [];
  const canonical = table.get(word);
  const other = table.get(number);
  return other === undefined || other === canonical ? canonical : undefined;
}

/** "P1 - Critical", "1 (Urgent)", "Red - at risk": the first word is a value and no other speaks against it. "Support CSAT": any word may be. */
function loosely(table: ReadonlyMap<string, string>, key: string, isAnywhere: boolean): string | undefined {
  const words = key.split(' ');
  if (words.length < 2 || words.length > 5) return undefined;
  const found = new Set<string>();
  for (const word of words) {
    const canonical = word.length > 1 || /\d/.test(word) ? table.get(word) : undefined;
    if (canonical !== undefined) found.add(canonical);
  }
  const [only] = found;
  return found.size === 1 && (isAnywhere || table.get(words[0] ?? '') === only) ? only : undefined;
}

/** True where a word of the column says that something was decided: "Renewed", "Closed Lost". What else stands there is then a stage before it. */
export function saysRenewedOrLost(
  outcome: Field,
  { header, tally }: { readonly header: string; readonly tally: { readonly distinct: ReadonlyMap<string, number> } },
): boolean {
  for (const text of tally.distinct.keys()) {
    const said = DECIDED.test(keyOf(text)) ? canonicalOf(outcome, header, text) : undefined;
    if (said === 'renewed' || said === 'churned') return true;
  }
  return false;
}

const DECIDED =
  /renewed|churned|\bwon\b|\blost\b|\bverlangert|gekundigt|renouvele|resilie|renovad[oa]|verlengd|opgezegd|rinnovat[oa]/;

export interface ValueReading {
  /** Folded raw value -> canonical. */
  readonly map: Readonly<Record<string, string>>;
  readonly unknown: readonly { readonly value: string; readonly count: number }[];
  /** Share of the cells whose value was understood, 0-1. */
  readonly share: number;
}

const LIST_SPLIT = /[;,/&+\n\r|]+/;
const UNKNOWN_LIMIT = 50;

/** Reads all distinct values of a column against the list of its field. */
export function readValues(
  field: Field,
  header: string,
  distinct: ReadonlyMap<string, number>,
  isBlank: (text: string) => boolean,
): ValueReading {
  const map: Record<string, string> = Object.create(null) as Record<string, string>;
  const unknown = new Map<string, number>();
  let understood = 0;
  let total = 0;
  for (const [raw, count] of distinct) {
    if (isBlank(raw)) continue;
    const isList = field.type === 'enumList' && !valuesOf(field).has(keyOf(raw));
    const parts = isList
      ? raw
          .split(LIST_SPLIT)
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : [raw];
    let isUnderstood = parts.length > 0;
    for (const part of parts) {
      const canonical = canonicalOf(field, header, part) ?? inRange(field, part);
      if (canonical === undefined) {
        isUnderstood = false;
        unknown.set(part, (unknown.get(part) ?? 0) + count);
      } else map[keyOf(part)] = canonical;
    }
    total += count;
    if (isUnderstood) understood += count;
  }
  return {
    map: { ...map },
    unknown: [...unknown]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, UNKNOWN_LIMIT)
      .map(([value, count]) => ({ value, count })),
    share: total === 0 ? 0 : understood / total,
  };
}

/** A whole number inside the bounds of a scale ("4" of a 1-5 pulse) is its own canonical value. */
function inRange(field: Field, raw: string): string | undefined {
  if (field.min === undefined || field.max === undefined) return undefined;
  const value = Number(raw.trim().replace(',', '.'));
  return raw.trim() !== '' && Number.isInteger(value) && value >= field.min && value <= field.max
    ? String(value)
    : undefined;
}
