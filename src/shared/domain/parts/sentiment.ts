/** Sentiment: the CSM's latest pulse while it holds. Source: domain page, "Health" and "Fine print: sentiment". */
import type { AccountDay } from '../accountDay.ts';
import type { PulseDay } from '../pulses.ts';
import { onDay } from '../wording.ts';
import type { PartFigures, PartWords } from './partFigures.ts';

export interface SentimentFigures extends PartFigures {
  /** The latest pulse, expired or not. */
  readonly latest: PulseDay | null;
}

export function sentimentFigures(account: AccountDay): SentimentFigures {
  const latest = account.pulse;
  if (latest === null || latest.expired) return { value: null, newestDay: null, latest };
  return { value: (latest.pulse.value - 1) * 25, newestDay: latest.day, latest };
}

export function sentimentWords(figures: SentimentFigures): PartWords {
  const { latest } = figures;
  if (latest === null) return { why: 'No pulse on file.', terms: [] };
  const { pulse } = latest;
  const by = pulse.csm === null ? '' : ` by ${pulse.csm}`;
  const said = `Pulse ${pulse.value} of 5 ${onDay(latest.day)}${by}`;
  const reason = pulse.reason === null ? 'no reason given' : `"${pulse.reason}"`;
  const facts = [{ table: 'pulse' as const, id: pulse.id }];
  if (latest.expired) {
    return {
      why: `${said} expired ${onDay(latest.expiresDay)}; an older one does not step in.`,
      terms: [{ label: `${said}, expired: ${reason}`, points: null, weight: null, facts }],
    };
  }
  return {
    why: `${said}: ${reason}.`,
    terms: [{ label: `${said}: ${reason}`, points: figures.value, weight: null, facts }],
  };
}
