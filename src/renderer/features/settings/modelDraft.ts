/** A model being edited: plain data, compared with the one in force. Pure. */
import { FACT_KINDS } from '../../../shared/domain/freshness.ts';
import {
  DEFAULT_MODEL,
  modelInForce,
  type ModelLists,
  THRESHOLD_NAMES,
  type ScoreModel,
} from '../../../shared/domain/model.ts';
import type { ModelDraft, ModelList } from '../../../shared/contract/settings.ts';
import { PARTS } from '../../../shared/domain/results.ts';

const LISTS = [
  'powerfulRoles',
  'coverRoles',
  'touchChannels',
  'ignoredPurposes',
] as const satisfies readonly (keyof ModelLists)[];

/** What the services take of a model: its number and day are theirs. */
export function draftOf({ segment, weights, npsWeight, thresholds, lists, halfLives }: ScoreModel): ModelDraft {
  return { segment, weights, npsWeight, thresholds, lists, halfLives };
}

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
    THRESHOLD_NAMES.every((name) => a.thresholds[name] === b.thresholds[name]) &&
    FACT_KINDS.every((kind) => a.halfLives[kind] === b.halfLives[kind]) &&
    LISTS.every((list) => isSameList(a.lists[list], b.lists[list]))
  );
}

export function withDefaults(draft: ScoreModel): ScoreModel {
  const { weights, npsWeight, thresholds, lists, halfLives } = DEFAULT_MODEL;
  return { ...draft, weights, npsWeight, thresholds, lists, halfLives };
}

/** Order says nothing in a list. */
function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word) => b.includes(word));
}

export function sumOfWeights({ weights, npsWeight }: ScoreModel): number {
  return PARTS.reduce((sum, part) => sum + weights[part], npsWeight);
}
