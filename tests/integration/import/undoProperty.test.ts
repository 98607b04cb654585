/**
 * The promise of undo as a property: whatever was imported and edited, in whatever order deeds are taken back, the book is
 * what the standing deeds alone make of it; and a preview says exactly what the commit does.
 */
import fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importIntoBook, NO_CHOICES } from '../../../src/main/import/apply/importIntoBook.ts';
import { scratchBook } from '../../../src/main/book/importing/scratchBook.ts';
import { editFact } from '../../../src/main/book/journal/editFacts.ts';
import { redo, undo } from '../../../src/main/book/journal/undo.ts';
import { sheetSource, type TestSheet } from '../../support/sheetSource.ts';
import {
  AT,
  deed,
  deedsOf,
  type Deed,
  dump,
  editOf,
  maybe,
  name,
  perform,
  sheets,
  standing,
  text,
  withBook,
} from './undoDeeds.ts';

test('undoing step by step goes back through exactly the same states, and redo forward again', () => {
  fc.assert(
    fc.property(deedsOf(1, 4), (deeds) =>
      withBook((book) => {
        const states = [dump(book)];
        for (const one of deeds) {
          const before = standing(book).length;
          perform(book, one);
          if (standing(book).length > before) states.push(dump(book));
        }
        for (let step = states.length - 1; step > 0; step -= 1) {
          expect(dump(book)).toBe(states[step]);
          expect(undo(book, AT).clashes).toEqual([]);
          expect(dump(book)).toBe(states[step - 1]);
        }
        for (let step = 1; step < states.length; step += 1) {
          redo(book, AT);
          expect(dump(book)).toBe(states[step]);
        }
      }),
    ),
    { numRuns: 60 },
  );
});

test('undoing everything in any order ends where it began', () => {
  fc.assert(
    fc.property(deedsOf(1, 4), fc.array(fc.nat(20), { minLength: 8, maxLength: 8 }), (deeds, picks) =>
      withBook((book) => {
        const empty = dump(book);
        for (const one of deeds) perform(book, one);
        for (const pick of picks) {
          const left = standing(book);
          if (left.length === 0) break;
          undo(book, AT, left[pick % left.length] ?? null);
        }
        while (standing(book).length > 0) undo(book, AT);
        expect(dump(book)).toBe(empty);
      }),
    ),
    { numRuns: 60 },
  );
});

/** What the standing imports say of the accounts, the later ones over the earlier; a first row speaks for its whole sheet. */
function saidOf(standingImports: readonly (readonly (readonly [string, string | null])[])[]): Map<string, unknown> {
  const said = new Map<string, unknown>();
  for (const rows of standingImports) {
    const own = new Map<string, string | null>();
    for (const [account, csm] of rows) if ((own.get(account) ?? null) === null) own.set(account, csm);
    for (const [account, csm] of own) {
      if (csm !== null) said.set(account, csm === '(clear)' ? null : csm);
      else if (!said.has(account)) said.set(account, undefined);
    }
  }
  return said;
}

test('after any undo the book holds what the standing imports say, also what an undone one said first', () => {
  const rows = fc.array(fc.tuple(name, maybe(text)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(rows, { minLength: 2, maxLength: 5 }),
      fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }),
      (files, picks) =>
        withBook((book) => {
          const empty = dump(book);
          let imports = files.flatMap((list) => {
            const sheet: TestSheet = { entities: ['account'], header: ['account.name', 'account.csm'], rows: list };
            const { entryId } = importIntoBook(book, {
              sheets: [sheetSource(sheet)],
              files: ['f.xlsx'],
              at: AT,
              date: '2026-01-10',
              choices: NO_CHOICES,
            });
            return entryId === null ? [] : [{ entryId, list }];
          });
          for (const pick of picks) {
            const gone = imports[pick % imports.length];
            if (gone === undefined) break;
            undo(book, AT, gone.entryId);
            imports = imports.filter((one) => one !== gone);
            const said = saidOf(imports.map((one) => one.list));
            const accounts = book.sqlite
              .prepare<[], { name: string; csm: string | null }>('SELECT name, csm FROM account')
              .all();
            expect(accounts.map((account) => account.name).sort()).toEqual([...said.keys()].sort());
            for (const { name: account, csm } of accounts) {
              const expected = said.get(account);
              // A fact that stays stays whole: nobody standing speaks for this field.
              if (expected !== undefined) expect([account, csm]).toEqual([account, expected]);
            }
          }
          while (standing(book).length > 0) undo(book, AT);
          expect(dump(book)).toBe(empty);
        }),
    ),
    { numRuns: 120 },
  );
});

test('undoing an import keeps every value edited since', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(...sheets), { minLength: 1, maxLength: 3 }),
      fc.array(
        deed.filter((one) => one.kind === 'update'),
        { minLength: 1, maxLength: 4 },
      ),
      (list, edits) =>
        withBook((book) => {
          perform(book, { kind: 'import', sheets: list });
          if (standing(book).length === 0) return;
          const values = new Map<string, unknown>();
          for (const one of edits) {
            const edit = editOf(book, one as Extract<Deed, { kind: 'update' }>);
            if (edit === null || edit.op !== 'update') continue;
            const { entryId } = editFact(book, { label: 'edit', at: AT }, edit);
            if (entryId !== null)
              values.set(`${edit.table} ${edit.id} ${Object.keys(edit.changes)[0]}`, Object.values(edit.changes)[0]);
          }
          const first = standing(book)[0] ?? null;
          const { clashes } = undo(book, AT, first);
          for (const [key, value] of values) {
            const [table, id, column] = key.split(' ');
            expect(book.sqlite.prepare(`SELECT ${column} AS value FROM ${table} WHERE id = ?`).get(Number(id))).toEqual(
              { value },
            );
            expect(clashes.some((clash) => clash.entity === table && clash.factId === id)).toBe(true);
          }
        }),
    ),
    { numRuns: 60 },
  );
});

test('importing twice changes nothing, and a preview says what the commit does', () => {
  fc.assert(
    fc.property(deedsOf(0, 3), fc.array(fc.oneof(...sheets), { minLength: 1, maxLength: 3 }), (deeds, list) =>
      withBook((book, folder) => {
        for (const one of deeds) perform(book, one);
        const request = {
          sheets: list.map((sheet, index) => sheetSource({ ...sheet, sheetIndex: index })),
          files: ['f.xlsx'],
          at: AT,
          date: '2026-01-10',
          choices: NO_CHOICES,
        };
        const scratch = scratchBook(book, join(folder, 'scratch.qbook'));
        const preview = importIntoBook(scratch.book, request);
        const previewed = dump(scratch.book);
        scratch.dispose();
        const commit = importIntoBook(book, request);
        expect(commit.result).toEqual(preview.result);
        expect(dump(book)).toBe(previewed);
        const again = importIntoBook(book, request);
        expect(dump(book)).toBe(previewed);
        expect(again.entryId).toBeNull();
        for (const sheet of again.result.sheets) expect([sheet.new, sheet.changed]).toEqual([0, 0]);
      }),
    ),
    { numRuns: 60 },
  );
});
