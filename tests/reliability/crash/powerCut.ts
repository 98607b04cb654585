/**
 * E4 of the reliability page: the writes of one scenario are recorded once; then the power is cut after any of them, on a disk that
 * lost, tore or reordered whatever was not synced. The book must open as the app opens it, sound, every deed whole or absent,
 * and nothing lost that was acknowledged.
 */
import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integrityProblems } from '../../../src/main/book/checkIntegrity.ts';
import { digestOf } from '../../../src/main/book/digest.ts';
import { schemaDifferences, schemaVersion } from '../../../src/main/book/migrate.ts';
import { openBook } from '../../../src/main/book/openBook.ts';
import { randomFrom } from '../random.ts';
import { checkBatches } from './batches.ts';
import { stateAfter } from './diskRecord.ts';
import { LATER } from './laterMigrations.ts';
import { acknowledged, BOOK, isHot, putOnDisk, recordScenario, type Scenario } from './recordScenario.ts';

export interface PowerCutReport {
  readonly scenario: Scenario;
  readonly operations: number;
  readonly states: number;
  /** States in which the opening had something to roll back. */
  readonly rolledBack: number;
  readonly failures: readonly string[];
}

export function powerCuts(
  scenario: Scenario,
  { states, seed }: { readonly states: number; readonly seed: number },
): PowerCutReport {
  const { base, operations, digest } = recordScenario(scenario);
  const random = randomFrom(seed);
  const failures: string[] = [];
  const disk = newDisk();
  let rolledBack = 0;
  for (let n = 0; n < states; n += 1) {
    const count = random.below(operations.length + 1);
    const isOrdered = n % 2 === 0;
    const files = stateAfter(base, operations, count, isOrdered, random);
    if (isHot(files)) rolledBack += 1;
    putOnDisk(files, disk);
    for (const problem of problemsOnDisk(scenario, disk, acknowledged(operations, count), digest))
      failures.push(
        `${problem} (cut after ${count} of ${operations.length}, ${isOrdered ? 'ordered' : 'reordered'}, state ${n})`,
      );
  }
  rmSync(disk, { recursive: true, force: true });
  return { scenario, operations: operations.length, states, rolledBack, failures };
}

/** An empty folder, in memory where there is such a thing: thousands of states are written to it. */
export const newDisk = (): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'quarterbook-power-'));

/** What is wrong with the book and the copies on a disk after the power came back. */
export function problemsOnDisk(
  scenario: Scenario,
  disk: string,
  acks: readonly string[],
  digest: string,
): readonly string[] {
  try {
    if (scenario === 'migration') return problemsOfMigration(join(disk, BOOK), acks);
    if (scenario === 'backup') return problemsOfCopies(disk, acks, digest);
    const book = openBook(join(disk, BOOK));
    try {
      const { standing, undone, problems } = checkBatches(book);
      const lost = (what: string): string => `acknowledged "${what}" is lost`;
      if (scenario === 'import')
        return [
          ...problems,
          ...acks.filter((ack) => ack.startsWith('import') && !standing.has(Number(ack.slice(7)))).map(lost),
        ];
      if (scenario === 'undo') {
        const last = acks.findLast((ack) => ack !== 'end');
        const isWrong =
          (last === 'redone' && undone.size > 0) || (last === 'undone' && undone.size === 0 && !hasRedo(book.sqlite));
        return isWrong ? [...problems, lost(last)] : problems;
      }
      const text =
        book.sqlite.prepare<[], string | null>('SELECT industry FROM account WHERE id = 1').pluck().get() ?? 'edit 0';
      const last = Number((acks.findLast((ack) => ack.startsWith('edit')) ?? 'edit 0').slice(5));
      const found = Number(text.slice(5));
      return found === last || found === last + 1
        ? problems
        : [...problems, `edit ${last} was acknowledged, edit ${found} is there`];
    } finally {
      book.close();
    }
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

const hasRedo = (sqlite: Database.Database): boolean =>
  sqlite.prepare(`SELECT 1 FROM journal_entry WHERE kind = 'redo'`).get() !== undefined;

function problemsOfMigration(path: string, acks: readonly string[]): readonly string[] {
  const sqlite = new Database(path);
  try {
    const problems = [...integrityProblems(sqlite, 'full'), ...schemaDifferences(sqlite, LATER)];
    if (acks.includes('migrated') && schemaVersion(sqlite) !== LATER.length)
      problems.push('acknowledged migration is lost');
    return problems;
  } finally {
    sqlite.close();
  }
}

function problemsOfCopies(disk: string, acks: readonly string[], digest: string): readonly string[] {
  const problems: string[] = [];
  const names = readdirSync(disk).filter((name) => name.endsWith('.qbook'));
  for (const ack of acks)
    if (ack.startsWith('copy') && !names.includes(`${ack}.qbook`)) problems.push(`acknowledged ${ack} is lost`);
  for (const name of names) {
    const sqlite = new Database(join(disk, name));
    if (integrityProblems(sqlite, 'full').length > 0 || digestOf(sqlite) !== digest)
      problems.push(`${name} is not what the book was`);
    sqlite.close();
  }
  return problems;
}
