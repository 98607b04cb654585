/** The score model in dated versions: list, save, revert. Nothing is rewritten; the history draws every version. */
import { AppError } from '../../shared/contract/errors.ts';
import { modelDraftInput, type ModelDraft, type ModelList } from '../../shared/contract/settings.ts';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { DEFAULT_MODEL, modelInForce, validateModel, type ScoreModel } from '../../shared/domain/model.ts';
import type { Book } from '../book/openBook.ts';
import { addModel, readModels } from '../book/repositories/models.ts';
import { segmentsOf } from '../book/repositories/segments.ts';

/** Every version, newest first, the built-in one last. */
export async function listModels(book: Book, today: IsoDay): Promise<ModelList> {
  const stored = await readModels(book.db);
  const models = stored.map((entry) => entry.model);
  const builtIn = { model: DEFAULT_MODEL, createdAt: '', note: 'Built in' };
  return {
    versions: [builtIn, ...stored].reverse().map((entry) => ({
      ...entry,
      inForce: modelInForce(models, today, entry.model.segment).version === entry.model.version,
      findings: validateModel(entry.model),
    })),
    defaults: DEFAULT_MODEL,
    segments: await segmentsOf(book.db),
  };
}

/** A draft as the model it would become; `version` and `fromDate` are given by the caller. */
export function modelOfDraft(draft: ModelDraft, version: number, fromDate: IsoDay): ScoreModel {
  return { version, fromDate, ...modelDraftInput.parse(draft) };
}

/**
 * Saves a draft as a new version.
 * @throws AppError model/invalid with the first finding when the draft is not a model people can explain.
 */
export function saveModel(
  book: Book,
  draft: ModelDraft,
  when: { readonly fromDate: IsoDay; readonly now: string; readonly note: string | null },
): void {
  const body = modelOfDraft(draft, 0, when.fromDate);
  const wrong = validateModel(body).find((finding) => finding.level === 'error');
  if (wrong !== undefined) throw new AppError('model/invalid', wrong.sentence, { reason: wrong.code });
  addModel(book, { body, fromDate: when.fromDate, createdAt: when.now, note: when.note });
}

/**
 * Puts an earlier version in force again, as a new version.
 * @throws AppError model/unknown-version.
 */
export async function revertModel(
  book: Book,
  version: number,
  when: { readonly fromDate: IsoDay; readonly now: string },
): Promise<void> {
  const stored = await readModels(book.db);
  const earlier = version === 0 ? DEFAULT_MODEL : stored.find((entry) => entry.model.version === version)?.model;
  if (earlier === undefined) {
    throw new AppError('model/unknown-version', `This book has no version ${version} of the score model.`, { version });
  }
  const note = version === 0 ? 'Back to the built-in model' : `Back to version ${version}`;
  addModel(book, { body: earlier, fromDate: when.fromDate, createdAt: when.now, note }, () => `${note} of the scores`);
}
