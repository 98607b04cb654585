/**
 * Compares what a row says with what the book holds, field by field, under the policy of the source.
 * The one place that decides whether an import may change a value. Source: import page, "Changeset".
 */
import type { FieldPolicy } from '../../../shared/contract/imports.ts';
import type { FactTable, FactValues, Stored } from '../../book/importing/factColumns.ts';
import type { TypedColumns } from '../../book/importing/typedValues.ts';

export type Verdict = 'same' | 'set' | 'erased' | 'kept' | 'conflict';

export interface FieldVerdict {
  readonly at: number;
  readonly old: Stored;
  readonly new: Stored;
  readonly verdict: Verdict;
}

export interface MergeRules {
  policy(at: number): FieldPolicy;
  /** What a person decided about a conflict of this field; undefined: nothing yet. */
  decided(at: number): 'mine' | 'theirs' | undefined;
  isClaimed(at: number): boolean;
  /** True where what an earlier row claimed is of a later time: it stands, and nothing is to be decided. */
  readonly isOlder: boolean;
  readonly typed: TypedColumns | undefined;
  /** Two spellings of one value, e.g. of an account's name. */
  isSame(at: number, old: Stored, incoming: Stored): boolean;
}

/** @returns a verdict per field the row speaks of, in the order of the columns. */
export function mergeValues(
  table: FactTable,
  current: FactValues,
  incoming: FactValues,
  rules: MergeRules,
): readonly FieldVerdict[] {
  const verdicts: FieldVerdict[] = [];
  for (let at = 0; at < incoming.length; at += 1) {
    const value = incoming[at];
    if (value === undefined) continue;
    const { column = '', blank = null } = table.columns[at] ?? {};
    const old = current[at] ?? blank;
    verdicts.push({ at, old, new: value, verdict: verdictOf({ at, column, old, value, blank }, rules) });
  }
  return verdicts;
}

/** One field: what is on file, what the row says, and what stands for nothing. */
interface Field {
  readonly at: number;
  readonly column: string;
  readonly old: Stored;
  readonly value: Stored;
  readonly blank: Stored;
}

function verdictOf(field: Field, rules: MergeRules): Verdict {
  const { at, old, value, blank } = field;
  if (old === value || rules.isSame(at, old, value)) return 'same';
  const verdict = undecided(field, rules);
  if (verdict !== 'conflict') return verdict;
  // A decision settles what is in conflict, also when it is taken for a whole row or for all: nothing else hangs on it.
  const told = rules.decided(at);
  if (told === 'mine') return 'kept';
  return told === 'theirs' ? changeTo(value, blank) : 'conflict';
}

function changeTo(value: Stored, blank: Stored): Verdict {
  return value === blank ? 'erased' : 'set';
}

function undecided({ at, column, old, value, blank }: Field, rules: MergeRules): Verdict {
  if (rules.isClaimed(at)) return rules.isOlder ? 'kept' : 'conflict';
  const policy = rules.policy(at);
  if (rules.typed?.has(column) === true) {
    // The file still says what stood there before the person typed: it has nothing new to say.
    if ((rules.typed.get(column) ?? blank) === value) return 'kept';
    return policy === 'mine wins' || (policy === 'fill blanks' && old !== blank) ? 'kept' : 'conflict';
  }
  if (old === blank) return changeTo(value, blank);
  if (policy === 'fill blanks') return 'kept';
  return policy === 'ask' ? 'conflict' : changeTo(value, blank);
}
