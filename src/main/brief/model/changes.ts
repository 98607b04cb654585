/** What changed since the last review, as a person would tell it: the move, the parts behind it, and what happened. */
import type { AccountPage, DeltaLine } from '../../../shared/contract/account.ts';
import { names } from '../../../shared/domain/wording.ts';
import type { BriefLimits } from './limits.ts';
import type { ChangeLine, Changes } from './types.ts';
import { BAND_WORDS, longDay, partWord, said, signedPoints } from './words.ts';

/** A part that moved the score by less is not told. */
const LEAST_POINTS = 0.5;

export function changesOf(page: AccountPage, limits: BriefLimits): Changes {
  const { delta } = page;
  const lines = delta.lines
    .filter((line) => Math.abs(line.points) >= LEAST_POINTS)
    .toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points));
  return {
    since: `since ${delta.since === 'chosen day' || delta.since === '90 days ago' ? longDay(delta.from) : `the ${delta.since} on ${longDay(delta.from)}`}`,
    summary: summaryOf(page),
    lines: lines.map((line) => changeLine(line, limits.causes)),
    events: eventsOf(page, limits.events),
  };
}

/** The latest of what happened, once each; forecasts stand with the renewal. */
function eventsOf({ delta }: AccountPage, most: number): Changes['events'] {
  const told = delta.events
    .filter((event) => event.fact.table !== 'forecast')
    .map((event) => ({ day: longDay(event.date), sentence: said(event.sentence) }));
  const once = new Map(told.map((event) => [`${event.day} ${event.sentence}`, event]));
  return [...once.values()].slice(0, most);
}

function summaryOf({ delta }: AccountPage): string {
  const parts: string[] = [];
  if (delta.scoreFrom === null || delta.scoreTo === null || delta.points === null)
    parts.push(delta.scoreTo === null ? 'There is no score today.' : 'There was no score to compare with.');
  else if (Math.abs(delta.points) < LEAST_POINTS)
    parts.push(`The score stands where it stood, at ${Math.floor(delta.scoreTo + 0.5)}.`);
  else
    parts.push(
      `The score moved from ${Math.floor(delta.scoreFrom + 0.5)} to ${Math.floor(delta.scoreTo + 0.5)} (${signedPoints(delta.points)}).`,
    );
  if (delta.bandFrom !== delta.bandTo)
    parts.push(`${BAND_WORDS[delta.bandFrom].word} became ${BAND_WORDS[delta.bandTo].word.toLowerCase()}.`);
  if (delta.exceptionsCame.length > 0) parts.push(`New: ${names(delta.exceptionsCame, 9)}.`);
  if (delta.exceptionsWent.length > 0) parts.push(`Gone: ${names(delta.exceptionsWent, 9)}.`);
  if (delta.modelChanged) parts.push('The score model changed in between, which moves figures too.');
  return parts.join(' ');
}

function changeLine(line: DeltaLine, causes: number): ChangeLine {
  return { what: partWord(line.part), points: signedPoints(line.points), because: causesOf(line, causes) };
}

/** What came or got worse explains more than what fell away; the tags of the rules are left out. */
function causesOf(line: DeltaLine, most: number): readonly string[] {
  const sentences = line.because.map(({ sentence }) => sentence);
  const fresh = sentences.filter((sentence) => !sentence.startsWith('No longer: ') && !sentence.includes('; before: '));
  const telling = fresh.length > 0 ? fresh : sentences;
  return telling.slice(0, most).map((sentence) => said(`${sentence.replace(/^New: /, '').replace(/[.;]$/, '')}.`));
}
