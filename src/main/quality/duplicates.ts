/** Accounts and people that may be one, offered for a person to look at; never merged alone. Source: import page, "Match". */
import type { DuplicatePair } from '../../shared/contract/quality.ts';
import type { AccountFacts, Stakeholder } from '../../shared/domain/facts.ts';
import type { MoneyByCurrency } from '../../shared/domain/results.ts';
import { pairKey, type ToldApart } from '../book/repositories/notSame.ts';
import { foldCompany } from '../import/match/foldName.ts';
import { likelyPairs } from '../import/match/likelyPairs.ts';
import { areToldApart } from '../import/match/toldApart.ts';
import { accountPairFacts, personPairFacts } from './pairFacts.ts';

/** Pairs shown at once; settling some brings the next. */
const MOST = 200;

/** A pair by its ids, before its facts are looked up. */
interface Found<T> {
  readonly a: T;
  readonly b: T;
  readonly because: string;
}

export interface DuplicatesInput {
  readonly accounts: readonly AccountFacts[];
  /** Active ARR by account id. */
  readonly arrOf: (accountId: string) => MoneyByCurrency;
  readonly toldApart: readonly ToldApart[];
}

export function duplicates({ accounts, arrOf, toldApart }: DuplicatesInput): readonly DuplicatePair[] {
  const told = new Set(toldApart.map(({ table, ids }) => pairKey(table, ...ids)));
  const areNamesApart = areToldApart(toldApart);
  const open = ({ table, a, b }: DuplicatePair): boolean =>
    !told.has(pairKey(table, a.id, b.id)) &&
    !(table === 'account' && areNamesApart(foldCompany(a.name), foldCompany(b.name)));
  const side = (facts: AccountFacts): DuplicatePair['a'] => {
    const { id, name } = facts.account;
    return { id, name, accountId: id, arrByCurrency: arrOf(id) };
  };
  const companies = accountPairs(accounts).map(({ a, b, because }): DuplicatePair => ({
    table: 'account',
    accountName: null,
    a: side(a),
    b: side(b),
    because,
    facts: accountPairFacts(a, b),
  }));
  const people = accounts.flatMap((facts) =>
    peoplePairs(facts.stakeholders).map(({ a, b, because }): DuplicatePair => {
      const personSide = ({ id, name }: Stakeholder): DuplicatePair['a'] => ({
        id,
        name,
        accountId: facts.account.id,
        arrByCurrency: null,
      });
      return {
        table: 'stakeholder',
        accountName: facts.account.name,
        a: personSide(a),
        b: personSide(b),
        because,
        facts: personPairFacts(facts, a, b),
      };
    }),
  );
  return [...companies.filter(open), ...people.filter(open)].slice(0, MOST);
}

function accountPairs(accounts: readonly AccountFacts[]): readonly Found<AccountFacts>[] {
  const byId = new Map(accounts.map((facts) => [Number(facts.account.id), facts]));
  const named = accounts.map(({ account }) => ({ id: Number(account.id), folded: foldCompany(account.name) }));
  const exact = [
    ...pairsBy(
      accounts,
      ({ account }) => account.domain?.trim().toLowerCase() ?? '',
      (domain) => `Both have the domain ${domain}.`,
    ),
    ...pairsBy(
      accounts,
      ({ account }) => foldCompany(account.name),
      () => 'The names are the same but for case, accents or legal form.',
    ),
  ];
  const once = new Map(exact.map((pair) => [keyOf(pair), pair]));
  const likely = likelyPairs(named, named).flatMap(
    ({ id, candidateId, words, isSpelledAlike }): readonly Found<AccountFacts>[] => {
      const [a, b] = [byId.get(Math.min(id, candidateId)), byId.get(Math.max(id, candidateId))];
      if (a === undefined || b === undefined || once.has(keyOf({ a, b }))) return [];
      return [
        {
          a,
          b,
          because: isSpelledAlike
            ? 'The names are the same but for their spelling.'
            : `Both names have the rare ${words.length === 1 ? 'word' : 'words'} ${words.join(', ')}.`,
        },
      ];
    },
  );
  return [...once.values(), ...likely];
}

function keyOf({ a, b }: Pick<Found<AccountFacts>, 'a' | 'b'>): string {
  return pairKey('account', a.account.id, b.account.id);
}

/** Every account paired with the first of its key. */
function pairsBy(
  accounts: readonly AccountFacts[],
  keyOfAccount: (facts: AccountFacts) => string,
  because: (key: string) => string,
): readonly Found<AccountFacts>[] {
  const groups = Map.groupBy(accounts, keyOfAccount);
  return [...groups].flatMap(([key, group]): readonly Found<AccountFacts>[] => {
    const [first, ...others] = group.toSorted((one, other) => Number(one.account.id) - Number(other.account.id));
    if (key === '' || first === undefined) return [];
    return others.map((other) => ({ a: first, b: other, because: because(key) }));
  });
}

/** People of one account with the same e-mail or the same name. */
function peoplePairs(people: readonly Stakeholder[]): readonly Found<Stakeholder>[] {
  const pairs = new Map<string, Found<Stakeholder>>();
  const add = (keyOfPerson: (person: Stakeholder) => string, because: string): void => {
    for (const [key, [first, ...others]] of Map.groupBy(people, keyOfPerson)) {
      if (key === '' || first === undefined) continue;
      for (const other of others) pairs.set(`${first.id}/${other.id}`, { a: first, b: other, because });
    }
  };
  add(({ name }) => name.trim().toLowerCase(), 'Two people of one account have the same name.');
  add(({ email }) => email?.trim().toLowerCase() ?? '', 'Two people of one account have the same e-mail.');
  return [...pairs.values()];
}
