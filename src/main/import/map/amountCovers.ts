/** Whether the words of a header say that its amounts cover another stretch than a year. */
import type { FieldRef } from '../../../shared/fields/types.ts';

const YEAR = /\b(?:arr|acv|year|annual|yearly|annually|jahr|jahrlich|annuel|annuelle|anual|jaar|jaarlijks)\b/;
const COVERS = [
  [
    'month',
    /\b(?:monthly|monatlich|mensuel|mensuelle|mensual|mensal|maandelijks)\b|\b(?:per|a|pro|par|por|al|ao) (?:month|monat|mois|mes|maand)\b|.\b(?:month|mo|mth|pcm)$/,
  ],
  [
    'quarter',
    /\b(?:quarterly|vierteljahrlich|trimestriel|trimestral)\b|\b(?:per|pro|par|por) (?:quarter|quartal|trimestre|kwartaal)\b/,
  ],
  ['term', /\b(?:tcv|total contract value|gesamtlaufzeit)\b|\b(?:whole|full|entire|total) (?:contract )?term\b/],
] as const;

/** @param folded the header, folded. Null where it says nothing of the kind, or speaks of a year. */
export function coverOf(folded: string): FieldRef['per'] | null {
  return YEAR.test(folded) ? null : (COVERS.find(([, words]) => words.test(folded))?.[0] ?? null);
}
