/**
 * A small book whose figures are worked out by hand. As of 2026-11-22, default model:
 *
 * Alder (Enterprise, EMEA, Ana) 120,000 USD, decision 2026-12-01 (end 2026-12-31 less 30 days).
 *   outcomes       Live: 100, 9 days late = 3 points -> 97, importance 2; Faster close: measured 80, importance 1
 *                  (2 x 97 + 80) / 3 = 91.3333; one verified on 2026-03-10, within 365 days
 *   sentiment      pulse 4 of 2026-11-01 -> 75
 *   relationships  lowest powerful voice Dana +1 -> 75; three roles of three touched -> 100; mean 87.5
 *   adoption       63 / 100 / 0.7 -> 90; 63 is not below 0.8 x 70
 *   friction       one P2 open -> 93
 *   score          0.30 x 91.3333 + 0.30 x 75 + 0.20 x 87.5 + 0.15 x 90 + 0.05 x 93 = 85.55: green
 * Birch (Enterprise, EMEA, Ana) 60,000 USD, decision 2026-10-31: passed, no commit.
 *   sentiment pulse 2 -> 25; relationships Ed -2 -> 0, cover 0 -> 0; adoption 20 / 100 / 0.7 -> 28.5714
 *   coverage (30 + 20 + 15) / 100 = 0.65; score (30 x 25 + 0 + 15 x 28.5714) / 65 = 18.1319: red
 *   exceptions unverified, unhappy power, past decision (no touch on file: neither single thread nor silent decider)
 * Cedar (Mid-market, Americas, Ben) 30,000 EUR, decision 2027-04-01 (end 2027-05-31 less 60): nothing known: unproven.
 *   exceptions unverified, no decider on file
 * Dogwood (no segment, Ben): churned 2026-01-15, 20,000 USD until 2026-02-28, bad fit foreseen.
 * Elm (Mid-market, Americas, Ana) 50,000 USD, decision 2027-05-16 (end 2027-08-14 less 90).
 *   outcomes measured 80, nothing verified -> at most 60; sentiment 100; relationships 100; adoption 100; friction 100
 *   score 18 + 30 + 20 + 15 + 5 = 88: green from the score, unverified caps yellow: a watermelon
 */
import type { Book } from '../../src/main/book/openBook.ts';

export const GOLDEN_DAY = '2026-11-22';

type Values = Readonly<Record<string, string | number | null>>;

/** Inserts one row and answers its id as it crosses. */
export function insertFact(book: Book, table: string, values: Values): string {
  const columns = Object.keys(values);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return String(book.sqlite.prepare(sql).run(...Object.values(values)).lastInsertRowid);
}

/** Fills an empty book and answers the ids of its accounts by name. */
export function fillGoldenBook(book: Book): Readonly<Record<'Alder' | 'Birch' | 'Cedar' | 'Dogwood' | 'Elm', string>> {
  const add = (table: string, values: Values): string => insertFact(book, table, values);
  const person = (account: string, name: string, role: string, more: Values = {}): string =>
    add('stakeholder', { account_id: Number(account), name, roles: JSON.stringify([role]), ...more });
  const touch = (account: string, who: string, date: string): void => {
    const id = add('touch', { account_id: Number(account), date, channel: 'call' });
    book.sqlite
      .prepare('INSERT INTO touch_person (touch_id, stakeholder_id) VALUES (?, ?)')
      .run(Number(id), Number(who));
  };
  const usage = (account: string, start: string, days: number, active: number): string =>
    add('usage', {
      account_id: Number(account),
      period_start_date: start,
      period_days: days,
      active_users: active,
      licensed_users: 100,
    });

  const alder = add('account', {
    name: 'Alder',
    external_id: 'A-1',
    segment: 'Enterprise',
    region: 'EMEA',
    csm: 'Ana',
    fit: 'good',
    required_outcome: 'Close faster',
    extra: '{"Tier":"Gold"}',
  });
  add('contract', {
    account_id: Number(alder),
    product: 'Platform',
    start_date: '2025-01-01',
    end_date: '2025-12-31',
    notice_days: 30,
    arr_minor: 10_000_000,
    currency: 'USD',
    outcome: 'renewed',
    outcome_date: '2025-11-15',
    renewed_arr_minor: 12_000_000,
  });
  add('contract', {
    account_id: Number(alder),
    product: 'Platform',
    start_date: '2026-01-01',
    end_date: '2026-12-31',
    notice_days: 30,
    arr_minor: 12_000_000,
    currency: 'USD',
  });
  const dana = person(alder, 'Dana Ortiz', 'decision maker', { power: 5, support: 1, support_date: '2026-11-01' });
  const chris = person(alder, 'Chris Vale', 'champion', { support: 2, support_date: '2026-10-01' });
  const uma = person(alder, 'Uma Reed', 'user lead');
  touch(alder, dana, '2026-11-10');
  touch(alder, chris, '2026-11-05');
  touch(alder, uma, '2026-10-20');
  add('milestone', {
    account_id: Number(alder),
    title: 'Live',
    outcome: 'Close faster',
    owner_side: 'customer',
    importance: 2,
    baseline_date: '2026-02-01',
    due_date: '2026-03-01',
    achieved_date: '2026-03-10',
    status: 'achieved',
    evidence_level: 'customer-signed',
    evidence_quote: 'It works',
    evidence_who: 'Dana Ortiz',
    evidence_date: '2026-03-10',
  });
  add('milestone', {
    account_id: Number(alder),
    title: 'Faster close',
    outcome: 'Close faster',
    owner_side: 'customer',
    importance: 1,
    due_date: '2026-09-01',
    achieved_date: '2026-09-01',
    status: 'achieved',
    evidence_level: 'measured',
  });
  add('pulse', { account_id: Number(alder), date: '2026-11-01', csm: 'Ana', value: 4, reason: 'Budget is approved' });
  usage(alder, '2026-10-01', 31, 63);
  usage(alder, '2026-09-01', 30, 70);
  add('ticket', { account_id: Number(alder), external_id: 'T-1', opened_date: '2026-11-15', priority: 'P2' });

  const birch = add('account', {
    name: 'Birch',
    external_id: 'B-1',
    segment: 'Enterprise',
    region: 'EMEA',
    csm: 'Ana',
  });
  add('contract', {
    account_id: Number(birch),
    product: 'Platform',
    start_date: '2025-12-01',
    end_date: '2026-11-30',
    notice_days: 30,
    arr_minor: 6_000_000,
    currency: 'USD',
  });
  person(birch, 'Ed Marsh', 'economic buyer', { power: 4, support: -2, support_date: '2026-11-01' });
  add('pulse', {
    account_id: Number(birch),
    date: '2026-11-10',
    csm: 'Ana',
    value: 2,
    reason: 'New owner is cutting tools',
  });
  usage(birch, '2026-10-01', 31, 20);

  const cedar = add('account', { name: 'Cedar', segment: 'Mid-market', region: 'Americas', csm: 'Ben' });
  add('contract', {
    account_id: Number(cedar),
    product: 'Platform',
    start_date: '2026-06-01',
    end_date: '2027-05-31',
    notice_days: 60,
    arr_minor: 3_000_000,
    currency: 'EUR',
  });

  const dogwood = add('account', { name: 'Dogwood', csm: 'Ben', status: 'churned', fit: 'poor' });
  add('contract', {
    account_id: Number(dogwood),
    product: 'Platform',
    start_date: '2025-03-01',
    end_date: '2026-02-28',
    notice_days: 0,
    arr_minor: 2_000_000,
    currency: 'USD',
    outcome: 'churned',
    outcome_date: '2026-01-15',
    churn_class: 'bad fit foreseen',
    churn_reason_theirs: 'Too small for it',
  });

  const elm = add('account', { name: 'Elm', segment: 'Mid-market', region: 'Americas', csm: 'Ana' });
  add('contract', {
    account_id: Number(elm),
    product: 'Platform',
    start_date: '2026-08-15',
    end_date: '2027-08-14',
    notice_days: 90,
    arr_minor: 5_000_000,
    currency: 'USD',
  });
  const people = [
    person(elm, 'Fay Stone', 'decision maker', { power: 5, support: 2, support_date: '2026-11-01' }),
    person(elm, 'Gil Moor', 'champion'),
    person(elm, 'Hal Frost', 'user lead'),
  ];
  for (const who of people) touch(elm, who, '2026-11-12');
  add('milestone', {
    account_id: Number(elm),
    title: 'Rollout',
    owner_side: 'customer',
    due_date: '2026-05-01',
    achieved_date: '2026-05-01',
    status: 'achieved',
    evidence_level: 'measured',
  });
  add('pulse', { account_id: Number(elm), date: '2026-11-15', csm: 'Ana', value: 5, reason: 'They love it' });
  usage(elm, '2026-10-01', 31, 70);
  add('ticket', { account_id: Number(elm), opened_date: '2026-06-01', closed_date: '2026-06-03', priority: 'P1' });
  return { Alder: alder, Birch: birch, Cedar: cedar, Dogwood: dogwood, Elm: elm };
}
