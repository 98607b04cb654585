import { describe, expect, it } from 'vitest';
import type { HistoryPoint } from '../../../src/shared/contract/account.ts';
import { scoreBar, weighedParts } from '../../../src/shared/charts/scoreBar.ts';
import { scoreHistory } from '../../../src/shared/charts/scoreHistory.ts';
import { PRINT_CHART } from '../../../src/shared/charts/theme.ts';
import { usageSparkline } from '../../../src/shared/charts/usageSparkline.ts';
import { DEFAULT_MODEL, DEFAULT_THRESHOLDS } from '../../../src/shared/domain/model.ts';
import { scoreAccount } from '../../../src/shared/domain/scoreAccount.ts';
import { sampleFacts } from '../../../src/main/sample/sampleFacts.ts';
import { elementsOf, wordsOf } from './drawn.ts';

const DAY = '2026-11-22';
const sample = sampleFacts(DAY).map((facts) => scoreAccount(facts, DAY, DEFAULT_MODEL));
const width = 600;

describe('the score as a bar', () => {
  it('fills as much of its length as the score says, for every account of the sample', () => {
    for (const health of sample) {
      const picture = scoreBar(health, { theme: PRINT_CHART, width, thresholds: DEFAULT_THRESHOLDS });
      const known = weighedParts(health).filter((part) => part.value !== null);
      const fills = elementsOf(picture).filter(({ type, style }) => type === 'rect' && style?.stroke === 'none');
      const filled = fills.reduce((sum, { shape }) => sum + Number(shape?.['width']), 0);
      // Each part gives two pixels of its room to the gap.
      expect(filled / (width - 2 * known.length)).toBeCloseTo((health.score ?? 0) / 100, 1);
      expect(picture.table.rows).toHaveLength(5);
    }
  });

  it('names unknown parts instead of giving them room', () => {
    const unproven = sample.find((health) => health.band === 'unproven' && health.score !== null);
    if (unproven === undefined) throw new Error('The sample has an unproven account with a score.');
    const picture = scoreBar(unproven, { theme: PRINT_CHART, width, thresholds: DEFAULT_THRESHOLDS });
    expect(picture.finding).toMatch(/unknown: .*Outcomes/);
    expect(wordsOf(picture)).not.toContain('Outcomes');
  });
});

function point(date: string, score: number | null, band: HistoryPoint['band']): HistoryPoint {
  return {
    date,
    score,
    band,
    coverage: 1,
    modelVersion: 1,
    parts: { outcomes: null, sentiment: null, relationships: null, adoption: null, friction: null },
    exceptions: [],
  };
}

describe('the history of a score', () => {
  const draw = (points: readonly HistoryPoint[], models: readonly { version: number; fromDate: string }[] = []) =>
    scoreHistory({ points, models, thresholds: DEFAULT_THRESHOLDS }, { theme: PRINT_CHART, width: 300, height: 100 });

  it('leaves a gap where there was no score', () => {
    const picture = draw([
      point('2026-01-31', 80, 'green'),
      point('2026-02-28', 78, 'green'),
      point('2026-03-31', null, 'unproven'),
      point('2026-04-30', 60, 'yellow'),
      point('2026-05-31', 62, 'yellow'),
    ]);
    expect(elementsOf(picture).filter(({ type }) => type === 'polyline')).toHaveLength(2);
  });

  it('marks a new version of the model, and compares with the first proven score', () => {
    const picture = draw(
      [point('2026-01-31', 10, 'unproven'), point('2026-02-28', 80, 'green'), point('2026-06-30', 55, 'yellow')],
      [{ version: 2, fromDate: '2026-03-15' }],
    );
    expect(wordsOf(picture)).toContain('Model 2');
    expect(picture.finding).toBe('Score 55 on 30 Jun 2026, 25 points below 28 Feb 2026; now yellow.');
  });
});

describe('the usage sparkline', () => {
  it('says the latest figures, and that nothing is on file', () => {
    const points = [
      { id: '1', startDate: '2026-09-01', endDate: '2026-09-30', activeUsers: 40, licensedUsers: 80, events: null },
      { id: '2', startDate: '2026-10-01', endDate: '2026-10-31', activeUsers: 20, licensedUsers: 80, events: null },
    ];
    const look = { theme: PRINT_CHART, width: 200, height: 40 };
    const picture = usageSparkline({ feature: null, person: null, points }, look);
    expect(picture.finding).toBe(
      '20 of 80 licensed users active in the period to 31 Oct 2026; 40 in the period from 1 Sep 2026.',
    );
    expect(wordsOf(picture)).toEqual(['25 %']);
    expect(usageSparkline({ feature: 'Rosters', person: null, points: [] }, look).finding).toBe(
      'No usage of Rosters on file.',
    );
  });
});
