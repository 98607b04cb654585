/** How the account stands: band with its reasons, key figures, the arithmetic of the score. */
import type { AccountHistory, AccountPage } from '../../../shared/contract/account.ts';
import { scoreBar, weighedParts } from '../../../shared/charts/scoreBar.ts';
import { historyFinding, scoreHistory } from '../../../shared/charts/scoreHistory.ts';
import { PRINT_CHART } from '../../../shared/charts/theme.ts';
import type { Thresholds } from '../../../shared/domain/model.ts';
import type { AccountHealth } from '../../../shared/domain/results.ts';
import { count, figure } from '../../../shared/domain/wording.ts';
import type { KeyFigure, PartLine, ScoreSection, Standing } from './types.ts';
import { BAND_WORDS, capital, daysAway, longDay, money, moneyByCurrency, partWord, said } from './words.ts';

export const NOTICE_UNKNOWN = 'notice period not on file';
/** Months of history that are worth a picture. */
const LEAST_POINTS = 3;

export function standingOf(page: AccountPage): Standing {
  const { health } = page;
  const look = BAND_WORDS[health.band];
  const override = page.decisions.find((decision) => decision.kind === 'override' && decision.inForce);
  const sentences = [
    ...churnSentence(page),
    said(health.bandWhy),
    ...health.exceptions.slice(0, 2).map((exception) => said(exception.because)),
  ];
  const costly = costliest(health);
  if (health.exceptions.length === 0 && costly !== null) sentences.push(costly);
  if (health.watermelon)
    sentences.push('A watermelon: a high score over missing proof, an unhappy or a silent decider.');
  if (override?.band != null)
    sentences.push(`Overridden to ${override.band} by ${override.author ?? 'a person not named'}: ${override.text}`);
  return {
    band: health.band,
    isOver: health.churned,
    letter: look.letter,
    word: health.churned ? 'Churned' : look.word,
    score: page.displayScore === null ? null : String(page.displayScore),
    sentences,
  };
}

/** Which known part costs the score most, and why it stands where it stands. */
function costliest(health: AccountHealth): string | null {
  const known = weighedParts(health).filter((part) => part.value !== null && part.value < 100);
  const [worst] = known.toSorted(
    (one, other) => other.weight * (100 - (other.value ?? 0)) - one.weight * (100 - (one.value ?? 0)),
  );
  return worst === undefined
    ? null
    : `${partWord(worst.part)} cost${worst.part.endsWith('s') ? '' : 's'} most: ${said(worst.why)}`;
}

/** When and why a churned account was lost, from its latest lost contract. */
function churnSentence({ health, contracts }: AccountPage): readonly string[] {
  if (!health.churned) return [];
  const lost = contracts
    .filter((contract) => contract.state === 'churned')
    .toSorted((one, other) =>
      (one.outcomeDate ?? one.endDate ?? '') < (other.outcomeDate ?? other.endDate ?? '') ? 1 : -1,
    )[0];
  if (lost === undefined) return ['The account has churned; no lost contract is on file.'];
  const day = lost.outcomeDate ?? lost.endDate;
  const reason = lost.churnReasonTheirs ?? lost.churnReasonOurs;
  const loss = lost.arrMinor === null ? '' : ` with ${money(lost.arrMinor, lost.currency)}`;
  return [
    `Churned${day === null ? '' : ` on ${longDay(day)}`}${loss}${lost.churnClass === null ? '' : `, ${lost.churnClass}`}${reason === null ? '.' : `: "${reason}".`}`,
  ];
}

export function keyFigures(page: AccountPage): readonly KeyFigure[] {
  const { health } = page;
  const active = page.contracts.filter((contract) => contract.activeArrMinor > 0).length;
  return [
    {
      label: 'ARR',
      value: moneyByCurrency(health.arrByCurrency),
      note: active === 0 ? 'no active contract' : count(active, 'active contract'),
    },
    ...decisionFigures(page),
    { label: 'Coverage', value: `${Math.floor(health.coverage * 100 + 1e-9)} %`, note: 'of the score is known' },
  ];
}

export function decisionFigures(page: AccountPage): readonly KeyFigure[] {
  const { health, daysToDecision } = page;
  if (health.decisionDate === null || daysToDecision === null)
    return [
      {
        label: 'Renewal decision',
        value: 'none open',
        note: health.churned ? 'churned' : 'no pending contract with an end',
      },
    ];
  return [
    { label: 'Renewal decision', value: longDay(health.decisionDate), note: daysAway(daysToDecision) },
    ...(health.contractEndDate === null
      ? []
      : [{ label: 'Term ends', value: longDay(health.contractEndDate), note: noticeOf(page) }]),
  ];
}

function noticeOf(page: AccountPage): string {
  const next = page.contracts.find(
    (contract) => contract.decisionDate === page.health.decisionDate && contract.daysToDecision !== null,
  );
  return next?.noticeDays == null ? NOTICE_UNKNOWN : `${count(next.noticeDays, 'day')} of notice`;
}

export function scoreSection(
  page: AccountPage,
  history: AccountHistory,
  thresholds: Thresholds,
  width: number,
): ScoreSection {
  const { health } = page;
  const scored = history.points.filter((point) => point.score !== null);
  const notes = [
    ...(health.usageNeverLiftsFired
      ? ['Usage never lifts: without adoption the score gives a lower band, and that one stands.']
      : []),
    ...(health.disagreement === null ? [] : [said(health.disagreement.because)]),
    ...page.lostParts.map(
      (lost) => `${capital(lost.part)} was ${figure(lost.value)} on ${longDay(lost.date)} and is unknown now.`,
    ),
  ];
  return {
    bar: health.score === null ? null : scoreBar(health, { theme: PRINT_CHART, width, thresholds }),
    history:
      scored.length >= LEAST_POINTS
        ? scoreHistory(
            { points: history.points, models: history.models, thresholds },
            { theme: PRINT_CHART, width: Math.round(width * 0.47), height: 82 },
          )
        : null,
    historySays: scored.length >= LEAST_POINTS ? historyFinding(history.points, thresholds) : null,
    arithmetic: said(health.arithmetic).replaceAll(' x ', ' × '),
    parts: weighedParts(health).map((part) => partLine(part, health)),
    exceptions: health.exceptions.map(({ name, cap, because }) => ({
      name: capital(name),
      cap,
      because: said(because),
    })),
    notes,
  };
}

function partLine(part: ReturnType<typeof weighedParts>[number], health: AccountHealth): PartLine {
  const known = weighedParts(health)
    .filter((other) => other.value !== null)
    .reduce((sum, other) => sum + other.weight, 0);
  return {
    name: partWord(part.part),
    value: part.value === null ? 'unknown' : figure(part.value),
    weight: figure(part.weight),
    brings: part.value === null || known === 0 ? '' : figure((part.weight * part.value) / known),
    why: said(part.why),
    freshness: part.freshnessDays === null ? '' : part.freshnessDays === 0 ? 'today' : `${part.freshnessDays} d old`,
  };
}

export function expectedLoss(page: AccountPage): string | null {
  const sums = new Map<string, number>();
  for (const { due } of page.contracts)
    if (due !== null) sums.set(due.currency, (sums.get(due.currency) ?? 0) + due.arrMinor * (1 - due.ruleChance));
  return sums.size === 0
    ? null
    : [...sums].map(([currency, minor]) => money(Math.floor(minor + 0.5), currency)).join(' + ');
}
