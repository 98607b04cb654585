/** Ties the facts of one row to their account and lets go of those that say nothing. */
import { foldWords } from '../../../shared/fields/fold.ts';
import type { DraftFact, Entity, NormalisedValue, RejectedCell } from '../../../shared/fields/types.ts';
import { completeFact, missingIn, type OpenFact } from './completeFact.ts';
import { IDENTITY } from './groupColumns.ts';

export interface CompletedRow {
  readonly facts: readonly DraftFact[];
  /** Columns whose cells found no fact to stand in, such as the reason of a pulse without a value: kept as extra fields. */
  readonly leftOver: readonly number[];
}

/** Ties every fact of the row to the row's account (and forecasts to its contract); lets go of facts that cannot stand. */
export function completeRow(
  facts: readonly OpenFact[],
  accountForAll: string | null,
  main: Entity | undefined,
  row: number,
  rejected: RejectedCell[],
): CompletedRow {
  const contract = facts.find((fact) => fact.entity === 'contract');
  const identity: (NormalisedValue | undefined)[] = IDENTITY.map(({ own, reference }) =>
    identityOf(facts, own, reference),
  );
  if (accountForAll !== null && !identity.some((value) => value !== undefined)) identity[0] = accountForAll;
  const done: OpenFact[] = [];
  const leftOver: number[] = [];
  for (const fact of facts) {
    for (const part of completeFact(fact)) {
      const missing = missingIn(part);
      if (missing !== null) {
        if (fact.entity === main)
          rejected.push({ row, column: null, header: '', value: '', code: 'import/incomplete-row', message: missing });
        else noteColumns(part, leftOver);
        continue;
      }
      const { values } = part;
      identify(part, identity);
      if (part.entity === 'account') settleStatus(values);
      if (part.entity === 'forecast' && contract !== undefined) nameContract(values, contract.values);
      if (part.entity === 'usage' && main === 'contract') nameFeature(values, contract?.values.get('product'));
      if (hasAccount(part.entity, values)) done.push(part);
      else if (fact.entity === main)
        rejected.push({
          row,
          column: null,
          header: '',
          value: '',
          code: 'import/no-account',
          message: 'The row names no account: its name, id and web domain are blank.',
        });
      else noteColumns(part, leftOver);
    }
  }
  if (main === 'stakeholder') nameThePerson(done);
  if (done.length === 0 && rejected.length === 0)
    rejected.push({
      row,
      column: null,
      header: '',
      value: '',
      code: 'import/incomplete-row',
      message: 'None of the mapped columns is filled in this row.',
    });
  return { facts: done, leftOver };
}

const REFERENCES: ReadonlySet<string> = new Set(IDENTITY.flatMap(({ own, reference }) => [own, reference]));

/** Notes the columns that filled this fact alone; those that name the account speak for the whole row. */
function noteColumns({ entity, values, columns }: OpenFact, leftOver: number[]): void {
  for (const name of values.keys()) {
    const column = columns.get(name);
    const isIdentity = entity === 'account' ? REFERENCES.has(name) : name.startsWith('account');
    if (column !== undefined && !isIdentity) leftOver.push(column);
  }
}

const CHURNED_STAGE =
  /^(?:churn|churned|churned customer|cancelled|canceled|terminated|offboarded|(?:lost|former|ex|past) (?:customer|client)|gekundigt|ehemaliger kunde|resilie|ancien client|cancelado|cancelada|opgezegd|disdetto|cessato)$/;

/** A customer whose stage is "Churned" is none any more, where no column tells a status: counted as active, nobody would see the loss. */
function settleStatus(values: Map<string, NormalisedValue | null>): void {
  const stage = values.get('lifecycleStage');
  if (typeof stage === 'string' && !values.has('status') && isChurned(stage)) values.set('status', 'churned');
}

/** Stages repeat themselves: folding each of a million rows would be most of the work. */
const STAGES = new Map<string, boolean>();
const MOST_STAGES = 500;

function isChurned(stage: string): boolean {
  const known = STAGES.get(stage);
  if (known !== undefined) return known;
  const answer = CHURNED_STAGE.test(foldWords(stage));
  if (STAGES.size < MOST_STAGES) STAGES.set(stage, answer);
  return answer;
}

/** The fact is one of the row's account, whatever it says of that itself. */
function identify({ entity, values }: OpenFact, identity: readonly (NormalisedValue | undefined)[]): void {
  for (let index = 0; index < IDENTITY.length; index += 1) {
    const value = identity[index];
    if (value === undefined) continue;
    const name = IDENTITY[index]?.[entity === 'account' ? 'own' : 'reference'] ?? '';
    if (!values.has(name)) values.set(name, value);
  }
}

function identityOf(facts: readonly OpenFact[], own: string, reference: string): NormalisedValue | undefined {
  for (const fact of facts) {
    const value = fact.values.get(fact.entity === 'account' ? own : reference);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function nameContract(
  values: Map<string, NormalisedValue | null>,
  contract: ReadonlyMap<string, NormalisedValue | null>,
): void {
  const id = contract.get('externalId');
  const product = contract.get('product');
  if (id !== undefined && !values.has('contractExternalId')) values.set('contractExternalId', id);
  if (product !== undefined && !values.has('contractProduct')) values.set('contractProduct', product);
}

/** Seats on a list of subscriptions are those of the product: as the account's total, several subscriptions would contradict each other. */
function nameFeature(values: Map<string, NormalisedValue | null>, product: NormalisedValue | null | undefined): void {
  if (product !== undefined && product !== null && !values.has('feature')) values.set('feature', product);
}

/** The last contact on a list of people was with the person of the row; a touch counts for those it names (domain page, People). */
function nameThePerson(facts: readonly OpenFact[]): void {
  const people = facts.flatMap(({ entity, values }) => {
    if (entity !== 'stakeholder') return [];
    const name = values.get('name');
    const email = values.get('email');
    if (typeof email !== 'string') return typeof name === 'string' ? [name] : [];
    return [typeof name === 'string' ? `${name} <${email}>` : email];
  });
  for (const { entity, values } of facts)
    if (entity === 'touch' && people.length > 0 && !values.has('people')) values.set('people', people);
}

/** An account is named, or the fact can be found by an id of its own. */
function hasAccount(entity: Entity, values: ReadonlyMap<string, NormalisedValue | null>): boolean {
  if (entity === 'account') return values.has('name') || values.has('externalId') || values.has('domain');
  if (values.has('accountName') || values.has('accountExternalId') || values.has('accountDomain')) return true;
  if (entity === 'contract' || entity === 'ticket') return values.has('externalId');
  if (entity === 'forecast') return values.has('contractExternalId');
  return values.has('stakeholderEmail') || values.has('people') || (entity === 'stakeholder' && values.has('email'));
}
