/** What can only be settled when every row has spoken: who reports to whom, and which roles are gone. */
import { FACT_TABLES } from '../../book/importing/factColumns.ts';
import { personWords } from './placePerson.ts';
import type { ImportRun } from './run.ts';

export function finishReferences(run: ImportRun): void {
  for (const later of [...run.later.values()].flat()) {
    const words = personWords(later.words);
    const target = run.people.find(later.accountId, words.name, words.email);
    if (target === null || target.id === later.personId) {
      const header =
        later.column === null
          ? ''
          : (later.sheet.source.plan.columns.find((column) => column.index === later.column)?.header ?? '');
      run.store.addRejected(later.sheet.sourceSheetId, {
        row: later.row,
        column: later.column,
        header,
        value: later.words,
        code: 'import/unknown-person',
        message:
          target === null
            ? `“${later.words}” is nobody on file at this account, so the person is kept without this link. Add a row for them, or correct the name.`
            : `“${later.words}” is the person of this row. The link was left out.`,
      });
      later.sheet.tally.rejectedCells += 1;
      continue;
    }
    const current = run.store.read('stakeholder', later.personId)[later.at] ?? null;
    if (current === target.id) continue;
    const property = FACT_TABLES.stakeholder.columns[later.at]?.column ?? '';
    if (current !== null || run.store.typed('stakeholder', later.personId)?.has(property) === true) continue;
    run.store.update('stakeholder', later.personId, new Map([[later.at, target.id]]), later.sourceRowId);
  }
}

/** A roles column of the file tells the whole list: what no row named any more goes, unless a person typed it. */
export function finishRoles(run: ImportRun): void {
  const at = FACT_TABLES.stakeholder.at.get('roles') ?? 0;
  for (const [id, roles] of run.roles) {
    if (!roles.isWhole || roles.sourceRowId === 0 || roles.sheet.source.policy !== 'file wins') continue;
    if (run.store.typed('stakeholder', id)?.has('roles') === true) continue;
    const current = run.store.read('stakeholder', id)[at];
    if (current === roles.told) continue;
    run.store.update('stakeholder', id, new Map([[at, roles.told]]), roles.sourceRowId);
    const { tally } = roles.sheet;
    const counts = tally.entities.get('stakeholder');
    if (counts !== undefined && counts.same > 0) {
      counts.same -= 1;
      counts.changed += 1;
    }
    if (tally.rows.same > 0) {
      tally.rows.same -= 1;
      tally.rows.changed += 1;
    }
  }
}
