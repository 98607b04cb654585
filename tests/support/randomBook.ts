/** Invented books with every kind of blank, tie and odd date, the same for the same seed. For tests that compare two ways. */
import type { Book } from '../../src/main/book/openBook.ts';
import { dayNumber, isoDay } from '../../src/shared/domain/days.ts';
import {
  CHANNELS,
  EVIDENCE_LEVELS,
  FORECAST_CATEGORIES,
  MILESTONE_STATUSES,
  PRIORITIES,
  ROLES,
} from '../../src/shared/domain/facts.ts';
import { insertFact } from './goldenBook.ts';

/** Fills an empty book with `accounts` accounts around `asOf`. */
export function fillRandomBook(book: Book, seed: number, accounts: number, asOf: string): void {
  const today = dayNumber(asOf);
  const random = generator(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  /** A day up to `back` days ago or `ahead` days ahead; sometimes none, often the same few days, so that ties happen. */
  const day = (back: number, ahead = 0): string | null =>
    random() < 0.1 ? null : isoDay(today + ahead - 7 * below(Math.ceil((back + ahead) / 7)));
  const maybe = <T>(value: T, share = 0.8): T | null => (random() < share ? value : null);
  book.sqlite.exec('BEGIN');
  for (let n = 0; n < accounts; n += 1) {
    const account = Number(
      insertFact(book, 'account', {
        name: `Account ${below(accounts)}`,
        segment: maybe(pick(['Enterprise', 'Mid-market', ''])),
        region: maybe(pick(['EMEA', 'APAC'])),
        csm: maybe(pick(['Ana', 'Ben'])),
        status: random() < 0.15 ? 'churned' : 'active',
        saved_date: maybe(day(200), 0.2),
        fit: maybe(pick(['good', 'poor', 'unknown'])),
      }),
    );
    const people = Array.from({ length: below(5) }, (_, index) =>
      Number(
        insertFact(book, 'stakeholder', {
          account_id: account,
          name: `Person ${index}`,
          roles: JSON.stringify(random() < 0.7 ? [pick(ROLES)] : []),
          power: maybe(1 + below(5)),
          support: maybe(below(5) - 2),
          support_date: day(500),
          status: random() < 0.15 ? 'left' : 'active',
          left_date: maybe(day(300, 60), 0.2),
        }),
      ),
    );
    for (let i = below(4); i > 0; i -= 1) {
      const start = today - below(1200);
      const contract = Number(
        insertFact(book, 'contract', {
          account_id: account,
          product: pick(['Platform', 'Add-on', null]),
          start_date: maybe(isoDay(start), 0.95),
          end_date: maybe(isoDay(start + pick([364, 365, 730, 180])), 0.95),
          notice_days: maybe(pick([0, 30, 90])),
          auto_renew: maybe(below(2)),
          arr_minor: maybe(below(50) * 100_000),
          currency: pick(['USD', 'USD', 'EUR', null]),
          outcome: maybe(pick(['pending', 'renewed', 'churned']), 0.4),
          outcome_date: maybe(day(400, 100), 0.5),
          renewed_arr_minor: maybe(below(60) * 100_000, 0.4),
        }),
      );
      for (let j = below(3); j > 0; j -= 1)
        insertFact(book, 'forecast', {
          contract_id: contract,
          date: day(200, 30),
          caller: pick(['csm', 'leader', 'rule']),
          category: pick(FORECAST_CATEGORIES),
        });
    }
    for (let i = below(5); i > 0; i -= 1) {
      insertFact(book, 'milestone', {
        account_id: account,
        title: `Milestone ${i}`,
        owner_side: pick(['customer', 'customer', 'vendor', null]),
        importance: maybe(1 + below(3)),
        due_date: day(900, 200),
        achieved_date: maybe(day(800, 60), 0.6),
        status: maybe(pick(MILESTONE_STATUSES)),
        evidence_level: maybe(pick(EVIDENCE_LEVELS)),
        evidence_date: maybe(day(800, 60), 0.5),
      });
    }
    for (let i = below(4); i > 0; i -= 1)
      insertFact(book, 'pulse', {
        account_id: account,
        date: day(200, 20),
        value: 1 + below(5),
        expires_date: maybe(day(100, 100), 0.2),
      });
    for (let i = below(6); i > 0; i -= 1) {
      const touch = Number(
        insertFact(book, 'touch', { account_id: account, date: day(300, 30), channel: pick(CHANNELS) }),
      );
      for (const person of people.filter(() => random() < 0.5))
        book.sqlite.prepare('INSERT INTO touch_person VALUES (?, ?)').run(touch, person);
    }
    for (let i = below(6); i > 0; i -= 1) {
      insertFact(book, 'survey', {
        account_id: account,
        stakeholder_id: people.length === 0 ? null : maybe(pick(people)),
        kind: pick(['NPS', 'NPS', 'CSAT']),
        asked_date: day(500),
        answered_date: day(500, 20),
        score: maybe(below(11)),
      });
    }
    for (let i = below(8); i > 0; i -= 1) {
      insertFact(book, 'usage', {
        account_id: account,
        stakeholder_id: people.length === 0 ? null : maybe(pick(people), 0.2),
        feature: pick(['Reports', 'Alerts', null]),
        period_start_date: day(300, 20),
        period_days: pick([30, 31, 7, null]),
        active_users: maybe(below(100)),
        licensed_users: maybe(below(120)),
        events: maybe(below(500), 0.5),
      });
    }
    for (let i = below(4); i > 0; i -= 1)
      insertFact(book, 'ticket', {
        account_id: account,
        opened_date: day(300, 20),
        closed_date: maybe(day(200, 60), 0.5),
        priority: maybe(pick(PRIORITIES)),
      });
  }
  book.sqlite.exec('COMMIT');
}

/** mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
