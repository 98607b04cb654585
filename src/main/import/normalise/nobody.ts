/**
 * Words that stand where a person should and name none: "Vacant" under Champion, "Anonymous" under Respondent. As people they would
 * hold the very role that is missing, and all anonymous answers of a customer would be one person's, of which only the latest counts.
 * Source: product page ("Averages hide people"); domain page, relationships and NPS.
 */
import { foldWords } from '../../../shared/fields/fold.ts';
import type { NormalisedValue } from '../../../shared/fields/types.ts';

const WORDS: readonly string[] = [
  'anonymous, anonymous user, anonymous respondent, anonym, anonyme, anónimo, anônimo, anonimo, anoniem, annonymous',
  'vacant, vacancy, position vacant, role vacant, vacant post, vakant, unbesetzt, nicht besetzt, vacante, vacature',
  'tbd, tbc, tba, tbh, tbi, na, n/a, none, nobody, no one, noone, open, offen, unknown, unbekannt, inconnu, inconnue, desconocido',
  'desconhecido, onbekend, sconosciuto, not known, not available, missing, gap, unassigned, not assigned, unidentified, undefined',
  'pending, open position, open role, position open, same, same as above, same person, as above, see above, ditto, idem, dito',
  's.o., siehe oben, wie oben, niemand, keiner, keine, personne, aucun, aucune, nadie, ninguno, ninguna, ninguém, nenhum, nenhuma',
  'geen, nessuno, nessuna',
].flatMap((line) => line.split(', '));

const NOBODY: ReadonlySet<string> = new Set(WORDS.map(foldWords));

/** "None identified", "no champion yet", "noch nicht benannt". */
const NOT_YET =
  /^(?:none|not|no|noch|nicht|kein\w*|sin|sem|nog|geen|nessun\w*|pas|aucune?) (?:.* )?(?:identif\w+|hired|confirmed|defined|determined|assigned|named|appointed|nominated|found|known|yet|champion|sponsor|contacts?|kontakt|benannt|bekannt|definid[oa]|asignad[oa]|bekend|contact[eo]?|contatto|contacto|contato)$/;
/** "To be hired", "à identifier", "por definir". */
const TO_COME =
  /^(?:(?:still )?(?:to|needs to) be|a|por|da) (?:identif\w+|hired|confirm\w*|defin\w+|determin\w+|assigned|asignar|named|appointed|nominated|found|nommer|preciser)$/;
const LONGEST = 40;

/** How any of them begins: tells nearly every name apart without folding it. */
const HEADS: ReadonlySet<string> = new Set(
  [
    ...WORDS,
    ...WORDS.map(foldWords),
    ...'not, no, noch, nicht, kein, keinen, sin, sem, nog, nessun, pas, still, to, needs, a, à, por, da'.split(', '),
  ].map(headOf),
);

function headOf(text: string): string {
  return (/\p{L}+/u.exec(text)?.[0] ?? '').toLowerCase();
}

/** True for a text that says that there is nobody, or nobody known. */
export function isNobody(text: string): boolean {
  if (text.length > LONGEST || !HEADS.has(headOf(text))) return false;
  const folded = foldWords(text);
  return NOBODY.has(folded) || NOT_YET.test(folded) || TO_COME.test(folded);
}

/** Where facts name people in words: one each, or a list. */
const PEOPLE = ['stakeholderName', 'reportsTo', 'successor', 'people'] as const;

/** Takes those who are nobody out of a fact. @param isPerson the fact is a person of its own. */
export function dropNobody(values: Map<string, NormalisedValue | null>, isPerson: boolean): void {
  for (const name of isPerson ? ['name', ...PEOPLE] : PEOPLE) {
    const told = values.get(name);
    if (typeof told === 'string' ? isNobody(told) : false) values.delete(name);
    else if (Array.isArray(told)) {
      const people = told.filter((each) => typeof each !== 'string' || !isNobody(each));
      if (people.length === 0) values.delete(name);
      else if (people.length < told.length) values.set(name, people);
    }
  }
}
