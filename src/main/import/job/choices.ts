/** The decisions a person took in the wizard so far, as the engine asks for them. */
import type { ImportDecision, VanishedDecision } from '../../../shared/contract/imports.ts';
import type { Choices } from '../apply/importIntoBook.ts';

export interface Decided extends Choices {
  decide(decision: ImportDecision): void;
}

export function newChoices(): Decided {
  const pairs = new Map<string, 'same' | 'different'>();
  /** "row" or "row name" -> choice; '' is every conflict. */
  const conflicts = new Map<string, 'mine' | 'theirs'>();
  const vanished = new Map<string, VanishedDecision>();
  let allVanished: VanishedDecision = { take: 'ignore' };
  return {
    pairs,
    conflict: (rowId, property) => conflicts.get(`${rowId} ${property}`) ?? conflicts.get(rowId) ?? conflicts.get(''),
    vanished: (id) => vanished.get(id) ?? allVanished,
    decide: (decision) => {
      switch (decision.kind) {
        case 'pair':
          if (decision.decision === 'open') pairs.delete(decision.pairId);
          else pairs.set(decision.pairId, decision.decision);
          return;
        case 'conflict':
          if (decision.rowId === null) conflicts.clear();
          conflicts.set(
            decision.rowId === null
              ? ''
              : decision.name === null
                ? decision.rowId
                : `${decision.rowId} ${decision.name}`,
            decision.take,
          );
          return;
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
