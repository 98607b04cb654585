/** Accounts and people that may be one, offered for a person to look at; never merged alone. Source: import page, "Match". */
import type { DuplicatePair } from '../../shared/contract/quality.ts';
import type { AccountFacts, Stakeholder } from '../../shared/domain/facts.ts';
import { foldCompany } from '../import/match/foldName.ts';
import { likelyPairs } from '../import/match/likelyPairs.ts';

type Side = DuplicatePair['a'];

/** Pairs shown at once; settling some brings the next. */
const MOST = 200;

export function duplicates(accounts: readonly AccountFacts[]): readonly DuplicatePair[] {
  return [...accountPairs(accounts), ...accounts.flatMap(peoplePairs)].slice(0, MOST);
}

function accountPairs(accounts: readonly AccountFacts[]): readonly DuplicatePair[] {
  const sides = new Map(accounts.map(({ account }) => [Number(account.id), sideOf(account)]));
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
  const seen = new Set(exact.map(({ a, b }) => `${a.id}/${b.id}`));
  const likely = likelyPairs(named, named).flatMap(({ id, candidateId, words }): DuplicatePair[] => {
    const [a, b] = [sides.get(Math.min(id, candidateId)), sides.get(Math.max(id, candidateId))];
    if (a === undefined || b === undefined || seen.has(`${a.id}/${b.id}`)) return [];
    return [
      {
        table: 'account',
        a,
        b,
        because: `Both names have the rare ${words.length === 1 ? 'word' : 'words'} ${words.join(', ')}.`,
      },
    ];
  });
  return [...exact, ...likely];
}

function sideOf({ id, name, externalId, domain }: AccountFacts['account']): Side {
  return { id, name, accountId: id, detail: [externalId, domain].filter((text) => text !== null).join(', ') };
}

/** Every account paired with the first of its key. */
function pairsBy(
  accounts: readonly AccountFacts[],
  keyOf: (facts: AccountFacts) => string,
  because: (key: string) => string,
): readonly DuplicatePair[] {
  const groups = Map.groupBy(accounts, keyOf);
  return [...groups].flatMap(([key, [first, ...others]]): readonly DuplicatePair[] => {
    if (key === '' || first === undefined) return [];
    return others.map(({ account }) => {
      const [a, b] = [sideOf(first.account), sideOf(account)].sort((one, other) => Number(one.id) - Number(other.id));
      return { table: 'account', a: a ?? sideOf(account), b: b ?? sideOf(account), because: because(key) };
    });
  });
}

/** People of one account with the same e-mail or the same name. */
function peoplePairs({ account, stakeholders }: AccountFacts): readonly DuplicatePair[] {
  const side = ({ id, name, email, title }: Stakeholder): Side => ({
    id,
    name,
    accountId: account.id,
    detail: [account.name, title, email].filter((text) => text !== null).join(', '),
  });
  const pairs = new Map<string, DuplicatePair>();
  const add = (keyOf: (person: Stakeholder) => string, because: string): void => {
    for (const [key, [first, ...others]] of Map.groupBy(stakeholders, keyOf)) {
      if (key === '' || first === undefined) continue;
      for (const other of others) {
        pairs.set(`${first.id}/${other.id}`, { table: 'stakeholder', a: side(first), b: side(other), because });
      }
    }
  };
  add(({ name }) => name.trim().toLowerCase(), 'Two people of one account have the same name.');
  add(({ email }) => email?.trim().toLowerCase() ?? '', 'Two people of one account have the same e-mail.');
  return [...pairs.values()];
}
