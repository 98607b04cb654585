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
  '?',
  '??',
  '???',
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

/** True when the text says "nothing here" in a field of this type. */
export function isBlankWord(text: string, type: FieldType): boolean {
  if (text.length > LONGEST) return false;
  const word = text.trim().toLowerCase();
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
