/**
 * Survey tools export the question itself as the header: "How likely are you to recommend us to a friend or colleague?".
 * Source: import page, "Map" (header synonyms).
 */
import { FIELDS } from '../../../shared/fields/catalogue.ts';
import type { HeaderMatch } from '../../../shared/fields/lookup.ts';

/** Shorter headers are names, whatever their words. */
const FEWEST_WORDS = 4;

/** Folded questions in the languages of the catalogue, and the field that the answer is. */
const QUESTIONS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:reason|why|motivo|grund|gru?nde|raison|pourquoi|por que|perche|waarom|reden|warum)\b.*\b(?:score|rating|answer|note|nota|puntuacion|calificacion|bewertung|punktzahl|cijfer|voto|punteggio|recommend\w*|recomm\w*|recomend\w*)\b/,
    'survey.comment',
  ],
  [
    /\b(?:anything else|what (?:could|can|should|do) (?:we|you)|how (?:could|can) we improve|was konnen wir|que pouvons nous|que podemos|o que podemos|wat kunnen we|cosa possiamo)\b/,
    'survey.comment',
  ],
  [
    /\b(?:likely|likelihood|probab\w*|provave\w*|wahrscheinlich\w*|waarschijnlijk\w*|scale|skala|echelle|escala|schaal|scala|mesure)\b.*\b(?:recomm\w*|recomend\w*|weiterempf\w*|empfehl\w*|aanbeve\w*|raccomand\w*|consigli\w*)\b/,
    'survey.score',
  ],
  [
    /\b(?:how (?:satisfied|easy)|wie zufrieden|(?:quel point|quelle mesure).*satisfait\w*|(?:que tan|cuan) satisfech\w*|quao satisfeit\w*|hoe tevreden|quanto.*soddisfatt\w*)\b/,
    'survey.score',
  ],
  [/\b(?:which|what|whose)\b.*\b(?:company|organi[sz]ation|employer)\b/, 'survey.accountName'],
];

/** What a folded header asks; empty where it asks nothing that is known. */
export function questionIn(folded: string): readonly HeaderMatch[] {
  if (folded.split(' ').length < FEWEST_WORDS) return [];
  const key = QUESTIONS.find(([question]) => question.test(folded))?.[1];
  const field = FIELDS.find((known) => known.key === key);
  return field === undefined ? [] : [{ field, strength: 'sure' }];
}
