/** A model being edited: plain data, compared with the one in force. Pure. */
import { DEFAULT_MODEL, modelInForce, THRESHOLD_NAMES, type ScoreModel } from '../../../shared/domain/model.ts';
import type { ModelList } from '../../../shared/contract/settings.ts';
import { PARTS } from '../../../shared/domain/results.ts';

/** The model that scores a segment on the day: what an edit starts from. */
export function modelToEdit(models: ModelList, segment: string | null, today: string): ScoreModel {
  const inForce = modelInForce(
    models.versions.map(({ model }) => model),
    today,
    segment,
  );
  return { ...inForce, segment };
}

export function hasOwnModel(models: ModelList, segment: string | null): boolean {
  return models.versions.some(({ model }) => model.segment === segment);
}

export function isSameModel(a: ScoreModel, b: ScoreModel): boolean {
  return (
    a.npsWeight === b.npsWeight &&
    PARTS.every((part) => a.weights[part] === b.weights[part]) &&
    THRESHOLD_NAMES.every((name) => a.thresholds[name] === b.thresholds[name])
  );
}

export function withDefaults(draft: ScoreModel): ScoreModel {
  const { weights, npsWeight, thresholds } = DEFAULT_MODEL;
  return { ...draft, weights, npsWeight, thresholds };
}

export function sumOfWeights({ weights, npsWeight }: ScoreModel): number {
  return PARTS.reduce((sum, part) => sum + weights[part], npsWeight);
}
