/**
 * Terms of contracts as the book held them at the end of a day, read back from the journal: a moved end, another notice
 * period or price is what makes a forecast slip. Source: domain page, fine print (edits are dated by the journal).
 */
import type { Contract } from '../../../shared/domain/facts.ts';
import type { Book } from '../openBook.ts';

/** What may have read otherwise then. Outcomes are left out: they carry their own date. */
export type TermsThen = Partial<Pick<Contract, 'endDate' | 'noticeDays' | 'arrMinor' | 'currency'>>;

type Stored = string | number | null;
type Columns = Readonly<Record<string, Stored>>;

const text = (value: Stored): string | null => (value === null ? null : String(value));
const number = (value: Stored): number | null => (value === null ? null : Number(value));

/** By contract id; only contracts whose terms were changed after `day`, by hand or by an import. */
export function contractTermsThen({ sqlite }: Book, day: string): ReadonlyMap<string, TermsThen> {
  // Newest first, so that the value before the oldest change is the one that stays.
  const changes = sqlite
    .prepare<[string], { fact_id: number; before: string }>(
      `SELECT change.fact_id, change.before FROM journal_change AS change JOIN journal_entry AS entry ON entry.id = change.entry_id
       WHERE change.entity = 'contract' AND change.op = 'update' AND substr(entry.at, 1, 10) > ? ORDER BY change.id DESC`,
    )
    .all(day);
  const then = new Map<string, TermsThen>();
  for (const { fact_id: id, before } of changes) {
    // Written by the journal only: changed columns of one row.
    const terms = termsOf(JSON.parse(before) as Columns);
    if (Object.keys(terms).length > 0) then.set(String(id), { ...then.get(String(id)), ...terms });
  }
  return then;
}

function termsOf(columns: Columns): TermsThen {
  const { end_date: end, notice_days: notice, arr_minor: arr, currency } = columns;
  return {
    ...(end === undefined ? {} : { endDate: text(end) }),
    ...(notice === undefined ? {} : { noticeDays: number(notice) }),
    ...(arr === undefined ? {} : { arrMinor: number(arr) }),
    ...(currency === undefined ? {} : { currency: text(currency) }),
  };
}
