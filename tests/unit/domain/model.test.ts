import { describe, expect, it } from 'vitest';
import {
  DEFAULT_MODEL,
  DEFAULT_THRESHOLDS,
  modelInForce,
  type ScoreModel,
  validateModel,
} from '../../../src/shared/domain/model.ts';

const model = (over: Partial<ScoreModel>): ScoreModel => ({ ...DEFAULT_MODEL, ...over });

describe('model in force', () => {
  const first = model({ version: 1, fromDate: '2026-01-01' });
  const second = model({ version: 2, fromDate: '2026-06-01' });
  const sameDay = model({ version: 3, fromDate: '2026-06-01' });
  const smb = model({ version: 4, fromDate: '2026-03-01', segment: 'SMB' });
  const models = [second, smb, first, sameDay];

  it.each([
    ['2025-12-31', null, 0],
    ['2026-01-01', null, 1],
    ['2026-05-31', null, 1],
    ['2026-06-01', null, 3],
    ['2026-02-28', 'SMB', 1],
    ['2026-07-01', 'SMB', 4],
    ['2026-07-01', 'Enterprise', 3],
  ])('on %s for segment %s it is version %i', (day, segment, version) => {
    expect(modelInForce(models, day, segment).version).toBe(version);
  });
});

describe('what a model may be', () => {
  it('accepts the default', () => expect(validateModel(DEFAULT_MODEL)).toEqual([]));

  it('enforces 3 to 5 parts', () => {
    const two = model({ weights: { outcomes: 50, sentiment: 50, relationships: 0, adoption: 0, friction: 0 } });
    expect(validateModel(two).map(({ code }) => code)).toEqual(['model/parts']);
    expect(validateModel(model({ npsWeight: 1 })).map(({ code }) => code)).toEqual(['model/parts']);
  });

  it('warns when NPS weighs more than 5 %, and not at 5 %', () => {
    const weights = { outcomes: 40, sentiment: 30, relationships: 25, adoption: 0, friction: 0 };
    expect(validateModel(model({ weights, npsWeight: 5 }))).toEqual([]);
    expect(validateModel(model({ weights, npsWeight: 6 }))).toMatchObject([
      { level: 'warning', code: 'model/nps-weight' },
    ]);
  });

  it('refuses negative weights, bands in the wrong order and a bar of 0', () => {
    const weights = { ...DEFAULT_MODEL.weights, friction: -1 };
    expect(validateModel(model({ weights })).map(({ code }) => code)).toContain('model/weight');
    const thresholds = { ...DEFAULT_THRESHOLDS, green_from: 40, adoption_bar: 0 };
    expect(validateModel(model({ thresholds })).map(({ code }) => code)).toEqual(['model/bands', 'model/divisor']);
  });
});
