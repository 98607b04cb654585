/**
 * The day that the lines above a table say it is from: "EMEA renewals, updated 14 Nov 2026", "Stand: 14.11.2026", "Report
 * generated on 2026-11-14". A day in a title without such words may be anything. Source: import page, "Recognise".
 */
import { readDate, type DateContext } from '../normalise/readDate.ts';
import type { Period } from './periodHeader.ts';
import { isNear, periodOf } from './periodInName.ts';

const WORDS = [
  'as of|as at|(?:last )?(?:updated?|refreshed|revised|reviewed)(?: on| at)?|snapshot(?: of| from)?',
  '(?:report |data )?(?:generated|exported|extracted|created|run)(?: on| at)|(?:report|export|run|snapshot) date:?',
  '(?:daten)?stand(?: vom| am)?|(?:zuletzt )?aktualisiert(?: am)?|(?:erstellt|exportiert) am|stichtag',
  '(?:état|situation|données|arrêté) (?:au|du)|mise? à jour (?:le|du|au)|(?:généré|exporté|actualisé) le',
  '(?:última )?actualización|actualizado (?:el|al|a)|(?:datos|corte|situación) (?:al?|a fecha)|(?:generado|exportado) el',
  '(?:última )?atualização|atualizado em|posição (?:em|de)|data[- ]base|(?:gerado|exportado) em',
  '(?:laatst )?bijgewerkt(?: op)?|peildatum|stand per|(?:gegenereerd|geëxporteerd) op',
  '(?:ultimo )?aggiornamento|aggiornato al|dati al|situazione al|(?:generato|esportato) il',
];
const FROM_THEN = new RegExp(`(?<![\\p{L}\\d])(?:${WORDS.join('|')})\\s*[:=–-]?\\s*`, 'giu');
const LONGEST_TITLE = 400;
const WORDS_OF_A_DATE = 5;

/** @returns the day or stretch; null where no line says one, or lines say several. */
export function periodInTitles(titles: readonly string[], context: DateContext): Period | null {
  const found = new Map<string, Period>();
  for (const title of titles) {
    const text = title.slice(0, LONGEST_TITLE).normalize('NFC');
    for (const match of text.matchAll(FROM_THEN)) {
      const period = periodAt(text.slice(match.index + match[0].length), context);
      if (period !== null) found.set(`${period.startDate} ${period.days}`, period);
    }
  }
  const [only, other] = found.values();
  return only === undefined || other !== undefined ? null : only;
}

/** The longest run of words at the start of the text that is a date and can be read in one way only. */
function periodAt(text: string, context: DateContext): Period | null {
  const words = text.slice(0, 60).split(/[\s)\]|;]+/);
  for (let count = Math.min(words.length, WORDS_OF_A_DATE); count > 0; count -= 1) {
    const run = words
      .slice(0, count)
      .join(' ')
      .replace(/[.,:]+$/, '');
    const reading = readDate(run, context);
    const period = reading === null ? null : periodOf(reading);
    if (period !== null && isNear(period, run, context)) return period;
  }
  return null;
}
