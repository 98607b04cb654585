/** Why the score moved between two days, and what else happened in between. Source: domain page, "delta per part". */
import type { AccountDelta, DeltaLine } from '../../shared/contract/account.ts';
import { deltaBetween, type ScoreDelta } from '../../shared/domain/delta.ts';
import type { AccountFacts, IsoDay } from '../../shared/domain/facts.ts';
import { modelInForce, type ScoreModel } from '../../shared/domain/model.ts';
import { eventsBetween } from './eventsBetween.ts';

export interface DeltaQuestion {
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly since: AccountDelta['since'];
}

export function deltaView(
  facts: AccountFacts,
  { from, to, since }: DeltaQuestion,
  models: readonly ScoreModel[],
): AccountDelta {
  const delta = deltaBetween(facts, from, to, models);
  const { segment } = facts.account;
  return {
    from,
    to,
    since,
    scoreFrom: delta.scoreBefore,
    scoreTo: delta.scoreAfter,
    bandFrom: delta.bandBefore,
    bandTo: delta.bandAfter,
    points: delta.total,
    lines: linesOf(delta),
    reweighted: delta.reweighted,
    exceptionsCame: delta.exceptionsCame,
    exceptionsWent: delta.exceptionsWent,
    modelChanged: modelInForce(models, from, segment).version !== modelInForce(models, to, segment).version,
    events: eventsBetween(facts, from, to),
  };
}

/** Parts known on both days; what came or went stands in one line, so that lines and new weights add up exactly. */
function linesOf(delta: ScoreDelta): readonly DeltaLine[] {
  const named = new Set(delta.lines.map(({ part }) => part));
  const because = (of: (part: ScoreDelta['causes'][number]['part']) => boolean): DeltaLine['because'] =>
    delta.causes.filter(({ part }) => of(part)).map(({ sentence, facts }) => ({ sentence, facts }));
  const lines: DeltaLine[] = delta.lines.map(({ part, points, before, after }) => ({
    part,
    points,
    from: before,
    to: after,
    because: because((own) => own === part),
  }));
  if (delta.cameOrWent !== 0) {
    lines.push({
      part: 'came or went',
      points: delta.cameOrWent,
      from: null,
      to: null,
      because: because((own) => !named.has(own)),
    });
  }
  return lines;
}
