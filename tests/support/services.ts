/** Services in this process on a private home: real SQLite, real files; only the clock and the host are stand-ins. */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Source } from '../../src/shared/contract/app.ts';
import type { EventName, Input, MethodName, Output } from '../../src/shared/contract/index.ts';
import { startServices, type Services } from '../../src/main/api/startServices.ts';
import { startNodeParser } from '../../src/main/import/parser/nodeParserProcess.ts';
import type { Folders, Host, ProducedFile } from '../../src/main/hosts/host.ts';
import { unwrap } from '../../src/main/hosts/thread/startServiceThread.ts';

export interface TestServices {
  readonly services: Services;
  readonly folders: Folders;
  /** One contract method through dispatch and JSON. @throws AppError. */
  call<Name extends MethodName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
  /** Hands in a file as a host does. */
  stage(path: string): Source;
  readonly events: readonly { readonly name: EventName; readonly payload: unknown }[];
  /** Files handed to the person so far. */
  readonly delivered: readonly ProducedFile[];
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');

export function testFolders(): Folders {
  const home = mkdtempSync(join(tmpdir(), 'quarterbook-test-'));
  const folder = (name: string): string => {
    mkdirSync(join(home, name), { mode: 0o700 });
    return join(home, name);
  };
  return {
    config: folder('config'),
    books: folder('books'),
    backups: folder('backups'),
    temporary: folder('temporary'),
    resources: join(root, 'resources'),
  };
}

/** @param today the fixed day of these services, ISO. */
export function startTestServices({
  today = '2026-11-22',
  host: given,
}: { readonly today?: string; readonly host?: Partial<Host> } = {}): TestServices {
  const folders = testFolders();
  const events: { name: EventName; payload: unknown }[] = [];
  const delivered: ProducedFile[] = [];
  const host: Host = {
    capabilities: { host: 'loopback', printPdf: false, dialogs: false },
    folders,
    dialogs: null,
    openPrinter: async () => null,
    deliver: async (file) => {
      delivered.push(file);
      return { kind: 'saved', name: file.name };
    },
    showDocument: async () => '/document/test',
    startParser: () => startNodeParser(join(root, 'src', 'main', 'parser.ts')),
    rowsEntry: join(root, 'src', 'main', 'rows.ts'),
    ...given,
  };
  const services = startServices({
    host,
    emit: (name, payload) => void events.push({ name, payload }),
    clock: { today: () => today, now: () => `${today}T09:00:00.000Z` },
  });
  return {
    services,
    folders,
    events,
    delivered,
    call: async (name, input) => unwrap(await services.call(name, input)),
    stage: (path) => services.stage({ path, name: basename(path), bytes: statSync(path).size, isCopy: false }),
    close: async () => {
      await services.close();
      rmSync(join(folders.config, '..'), { recursive: true, force: true });
    },
  };
}
