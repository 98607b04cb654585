/**
 * Accounts whose ids are the same but for leading zeros: "00123" on one sheet is 123 on another, where a spreadsheet took it for a
 * number. Nothing proves that they are one, so they are offered and told, never merged alone. Source: reliability page, section C
 * ("Leading zeros"); import page, "Match".
 */

export interface AccountWithId {
  readonly id: number;
  readonly isNew: boolean;
  readonly externalId: string | null;
}

export interface LostZeros<A extends AccountWithId> {
  /** Its id lacks zeros that the other's has. */
  readonly shorter: A;
  readonly longer: A;
}

const MOST = 200;

/** Pairs of which at least one account comes with this import. Ids of several lengths, as 012 and 0012, use their zeros to tell accounts apart. */
export function lostZeros<A extends AccountWithId>(entries: () => Iterable<A>): readonly LostZeros<A>[] {
  const padded = new Map<string, A | null>();
  for (const entry of entries()) {
    const { externalId } = entry;
    if (externalId?.startsWith('0') !== true || !isNumber(externalId)) continue;
    const bare = withoutZeros(externalId);
    padded.set(bare, padded.has(bare) ? null : entry);
  }
  const found: LostZeros<A>[] = [];
  if (padded.size === 0) return found;
  for (const shorter of entries()) {
    const longer = shorter.externalId === null ? undefined : padded.get(shorter.externalId);
    if (longer === undefined || longer === null || longer.id === shorter.id) continue;
    if (shorter.isNew || longer.isNew) found.push({ shorter, longer });
    if (found.length === MOST) break;
  }
  return found;
}

const isNumber = (id: string): boolean => /^\d{2,32}$/.test(id);
const withoutZeros = (id: string): string => id.replace(/^0+(?=\d)/, '');

/** One sentence for all of them, or none. */
export function lostZerosNote(pairs: readonly LostZeros<AccountWithId>[]): readonly string[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const ids = `${first.shorter.externalId ?? ''} / ${first.longer.externalId ?? ''}`;
  const count = pairs.length === MOST ? `${MOST} or more` : pairs.length.toLocaleString('en-US');
  return [
    `${count} account ${pairs.length === 1 ? 'id differs from another' : 'ids differ from others'} in leading zeros only (${ids}), which spreadsheets drop from numbers. The accounts are kept apart; say in the preview which are the same, or format the column as text in the source and export again.`,
  ];
}
