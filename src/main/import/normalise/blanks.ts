/** What counts as blank, per kind of field, and the one word that erases. Source: import page, "Changeset" ("(clear)"). */
import type { FieldType } from '../../../shared/fields/types.ts';

/** Blank in any field: nobody is called this. */
const ALWAYS = new Set([
  '',
  '-',
  '--',
  '---',
  '–',
  '—',
  'n/a',
  '#n/a',
  'null',
  '(blank)',
  '(empty)',
  '(vacío)',
  '(leer)',
  '(vide)',
  '(vazio)',
  '(leeg)',
  'undefined',
  'nan',
  'k.a.',
  'k. a.',
  '\\n',
  '?',
  '??',
  '???',
]);
/** Blank where a date, a number or a choice is expected; in free text they are words. */
const TYPED = new Set([
  'na',
  'n.a.',
  'n.a',
  'tbd',
  'tbc',
  'tba',
  'none',
  'nil',
  '.',
  'unknown',
  'not available',
  'not set',
  'not applicable',
  'no value',
  's/d',
  'nd',
  'n/d',
  'keine',
  'keine angabe',
  'entfällt',
  'unbekannt',
  'offen',
  'inconnu',
  'à définir',
  'non renseigné',
  'por definir',
  'a definir',
  'sin definir',
  'sin dato',
  'desconocido',
  'desconhecido',
  'não informado',
  'onbekend',
  'nvt',
  'n.v.t.',
  'x',
  'no data',
  'missing',
  'ausstehend',
  'never',
]);
const LONGEST = 20;

/** By length and first letter: which of them any of the words has. Tells nearly every cell apart without looking it up. */
const BEGINNINGS = new Set(
  [...ALWAYS, ...TYPED].flatMap((word) =>
    [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)].map((code) => beginning(word.length, code)),
  ),
);

function beginning(length: number, firstLetter: number): number {
  return firstLetter * (LONGEST + 1) + length;
}

/** True when the text says "nothing here" in a field of this type. */
export function isBlankWord(text: string, type: FieldType): boolean {
  if (text.length > LONGEST) return false;
  const trimmed = text.trim();
  if (trimmed !== '' && !BEGINNINGS.has(beginning(trimmed.length, trimmed.charCodeAt(0)))) return false;
  const word = trimmed.toLowerCase();
  if (ALWAYS.has(word)) return true;
  switch (type) {
    case 'text':
    case 'id':
      return false;
    case 'boolean':
      return word !== 'x' && TYPED.has(word);
    case 'enum':
    case 'enumList':
      return (
        word !== 'unknown' &&
        word !== 'none' &&
        word !== 'offen' &&
        word !== 'ausstehend' &&
        word !== 'unbekannt' &&
        TYPED.has(word)
      );
    default:
      return TYPED.has(word);
  }
}

/** "(clear)" erases what the book holds; a blank never does. */
export function isClearWord(text: string): boolean {
  return text.length <= LONGEST && text.trim().toLowerCase() === '(clear)';
}
