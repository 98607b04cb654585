/** The decisions a person took in the wizard so far, as the engine asks for them. */
import type { ImportDecision, LikelyPair, VanishedDecision } from '../../../shared/contract/imports.ts';
import type { Choices } from '../apply/importIntoBook.ts';

export interface Decided extends Choices {
  /** @param shown the pairs of the preview that the decision answers to. */
  decide(decision: ImportDecision, shown: readonly LikelyPair[]): void;
  hasAnsweredConflicts(): boolean;
}

export function newChoices(): Decided {
  const pairs = new Map<string, LikelyPair>();
  /** Every pair a preview showed: an answer may name one that an earlier answer has settled along. */
  const known = new Map<string, LikelyPair>();
  const moves = new Map<string, 'moved' | 'both'>();
  /** "row" or "row name" -> choice; '' is every conflict. */
  const conflicts = new Map<string, 'mine' | 'theirs'>();
  const vanished = new Map<string, VanishedDecision>();
  let allVanished: VanishedDecision = { take: 'ignore' };
  return {
    pairs,
    moves,
    conflict: (rowId, property) => conflicts.get(`${rowId} ${property}`) ?? conflicts.get(rowId) ?? conflicts.get(''),
    hasAnsweredConflicts: () => conflicts.size > 0,
    vanished: (id) => vanished.get(id) ?? allVanished,
    decide: (decision, shown) => {
      switch (decision.kind) {
        case 'pair': {
          for (const one of shown) known.set(one.id, one);
          const pair = known.get(decision.pairId);
          if (decision.decision === 'open') pairs.delete(decision.pairId);
          else if (pair !== undefined) pairs.set(decision.pairId, { ...pair, decision: decision.decision });
          return;
        }
        case 'move':
          if (decision.decision === 'open') moves.delete(decision.id);
          else moves.set(decision.id, decision.decision);
          return;
        case 'conflict': {
          const { rowId, name, take } = decision;
          if (rowId === null) conflicts.clear();
          const key = rowId === null ? '' : name === null ? rowId : `${rowId} ${name}`;
          if (take === 'open') conflicts.delete(key);
          else conflicts.set(key, take);
          return;
        }
        case 'vanished':
          if (decision.id === null) {
            vanished.clear();
            allVanished = decision.decision;
          } else vanished.set(decision.id, decision.decision);
          return;
      }
    },
  };
}
