/** What an import and each of its sheets begin with: the indexes of the book, and empty counts. */
import { ENTITIES, type Entity } from '../../../shared/fields/types.ts';
import type { ImportStore } from '../../book/importing/importStore.ts';
import type { Aliases } from '../../book/repositories/aliases.ts';
import { accountIndex, type SheetWords } from '../match/accountIndex.ts';
import { contractIndex } from '../match/contractIndex.ts';
import { type FactIndex, factIndex, type KeyedEntity } from '../match/factKey.ts';
import { foldCompany } from '../match/foldName.ts';
import { otherIds } from '../match/otherIds.ts';
import { personIndex } from '../match/personIndex.ts';
import { readRows } from '../rows/readRows.ts';
import { claims } from './claims.ts';
import { confirmations } from './confirmations.ts';
import { idBits } from './idBits.ts';
import type { Decisions, ImportRun, SheetRun, SheetSource, SheetTally } from './run.ts';

export interface RunOptions {
  /** Day of the import, ISO. */
  readonly date: string;
  readonly decisions: Decisions;
  /** What an earlier import of a sheet with this fingerprint remembers of its contract rows. */
  readonly rememberedRows: (fingerprint: string) => ReadonlyMap<string, number>;
  /** Whether the last import of a sheet with this fingerprint read this file. */
  readonly isAgain: (fingerprint: string, fileSha256: string) => boolean;
  /** What merged accounts and people were called. */
  readonly aliases: Aliases;
}

/** An import before its first row. @param sourceOf the sheet of a key, see keyOf. */
export function startRun(
  store: ImportStore,
  options: RunOptions,
  sourceOf: (key: string) => SheetSource | undefined,
): ImportRun {
  const keyed = (entity: KeyedEntity): FactIndex =>
    factIndex(entity, (parentId) => store.storedOf(entity, entity === 'forecast' ? 'contract' : 'account', parentId));
  const wordsOf = new Map<string, SheetWords>();
  return {
    store,
    date: options.date,
    accounts: accountIndex(options.decisions.sameAccounts, (key) => {
      const known = wordsOf.get(key) ?? accountWordsOn(sourceOf(key));
      wordsOf.set(key, known);
      return known;
    }),
    otherIds: otherIds(() => store.accountExtras()),
    people: personIndex(
      (accountId) => store.storedOf('stakeholder', 'account', accountId),
      store.reader.peopleByEmail,
      options.aliases.people,
    ),
    contracts: contractIndex(
      (accountId) => store.storedOf('contract', 'account', accountId),
      store.reader.contractByExternalId,
      options.rememberedRows,
    ),
    facts: {
      milestone: keyed('milestone'),
      pulse: keyed('pulse'),
      touch: keyed('touch'),
      survey: keyed('survey'),
      usage: keyed('usage'),
      ticket: keyed('ticket'),
      forecast: keyed('forecast'),
    },
    claims: claims(),
    confirmations: confirmations(),
    decisions: options.decisions,
    later: new Map(),
    roles: new Map(),
    movedRenewals: new Set(),
    severalTerms: new Set(),
    notes: new Set(),
    toldNames: new Map(),
  };
}

function accountWordsOn(source: SheetSource | undefined): SheetWords {
  const ids = new Set<string>();
  const names = new Set<string>();
  if (source === undefined) return { ids, names };
  for (const { normalised } of readRows(source)) {
    for (const draft of normalised.facts) {
      if (draft.entity !== 'account') continue;
      const id = draft.values.get('externalId');
      const name = draft.values.get('name');
      if (typeof id === 'string') ids.add(id);
      if (typeof name === 'string') names.add(foldCompany(name));
    }
  }
  return { ids, names };
}

/** Unique in the import: file and position of the sheet. */
export function keyOf(source: Pick<SheetSource, 'file' | 'plan'>): string {
  return `${source.file}.${source.plan.sheetIndex}`;
}

/** A sheet before its first row; it is noted in the book. */
export function startSheet(
  store: ImportStore,
  source: SheetSource,
  { isOlder, isAgain }: Pick<SheetRun, 'isOlder' | 'isAgain'>,
): SheetRun {
  const { plan } = source;
  const header: string[] = [];
  for (const column of plan.columns) header[column.index] = column.header;
  const sourceSheetId = store.addSheet({
    file: source.fileName,
    fileSha256: source.fileSha256,
    sheet: plan.name,
    sheetIndex: plan.sheetIndex,
    header: Array.from(header, (text) => text ?? ''),
    mapping: JSON.stringify(plan),
  });
  const tally: SheetTally = {
    rows: { rows: 0, new: 0, changed: 0, same: 0, conflict: 0, vanished: 0, rejected: 0 },
    rejectedCells: 0,
    entities: new Map(),
    seen: idBits(),
    repeats: { count: 0, first: [] },
    outdated: 0,
    undated: { counts: new Map(), replaced: 0 },
    unplaced: { count: 0, byDomain: new Map() },
  };
  const firstIds = Object.fromEntries(ENTITIES.map((entity) => [entity, store.nextId(entity)])) as Record<
    Entity,
    number
  >;
  return { source, key: keyOf(source), sourceSheetId, isOlder, isAgain, tally, extraTaken: new Set(), firstIds };
}
