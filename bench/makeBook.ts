/**
 * Makes an invented book of any size straight through the book layer, from a fixed seed: 50 facts per account in the
 * proportions of a team that logs everything (a fifth people and milestones, the rest touches, usage, tickets, surveys).
 * Usage: node bench/makeBook.ts ACCOUNTS OUT.qbook [AS-OF]
 */
import { rmSync } from 'node:fs';
import { openBook, type Book } from '../src/main/book/openBook.ts';
import { dayNumber, isoDay } from '../src/shared/domain/days.ts';

const SEGMENTS = ['Enterprise', 'Mid-market', 'Small business', null];
const REGIONS = ['EMEA', 'Americas', 'APAC'];
const STAGES = ['Onboarding', 'Adoption', 'Value', 'Renewal'];
const ROLES = ['decision maker', 'champion', 'user lead', 'end user', 'economic buyer', 'influencer'];
const CHANNELS = ['meeting', 'email', 'call', 'shared channel', 'QBR'];
const LEVELS = ['claimed', 'measured', 'customer-stated', 'customer-signed'];
const FEATURES = ['Routing', 'Reports', 'Alerts', null];
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const CSMS = 40;

/** Facts per account; with the account itself they are 50. */
const PER_ACCOUNT = {
  contract: 2,
  stakeholder: 5,
  milestone: 5,
  pulse: 4,
  touch: 12,
  survey: 5,
  usage: 10,
  ticket: 5,
  forecast: 1,
};

export interface MadeBook {
  readonly accounts: number;
  readonly facts: number;
}

/** Fills a new book; all dates lie around `asOf`. */
export function makeBook(book: Book, accounts: number, asOf: string): MadeBook {
  const today = dayNumber(asOf);
  const random = mulberry32(20_260_101);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const ago = (days: number): string => isoDay(today - below(days));
  const chance = (share: number): boolean => random() < share;
  const { sqlite } = book;
  const into = (table: string, columns: string): ((...values: unknown[]) => void) => {
    const names = columns.split(', ');
    const statement = sqlite.prepare(`INSERT INTO ${table} (${columns}) VALUES (${names.map(() => '?').join(', ')})`);
    return (...values) => void statement.run(...values);
  };
  const account = into(
    'account',
    'id, name, external_id, domain, segment, region, lifecycle_stage, csm, fit, required_outcome, status',
  );
  const contract = into(
    'contract',
    'id, account_id, product, start_date, end_date, notice_days, auto_renew, arr_minor, currency, outcome, outcome_date',
  );
  const person = into(
    'stakeholder',
    'id, account_id, name, title, roles, power, support, support_date, status, left_date',
  );
  const milestone = into(
    'milestone',
    'account_id, title, outcome, owner_side, importance, baseline_date, due_date, achieved_date, status, evidence_level, evidence_quote, evidence_who, evidence_date',
  );
  const pulse = into('pulse', 'account_id, date, csm, value, reason');
  const touch = into('touch', 'id, account_id, date, channel, purpose, value_brought, serves');
  const touchPerson = into('touch_person', 'touch_id, stakeholder_id');
  const survey = into('survey', 'account_id, stakeholder_id, kind, asked_date, answered_date, score, comment');
  const usage = into(
    'usage',
    'account_id, feature, period_start_date, period_days, active_users, licensed_users, events',
  );
  const ticket = into('ticket', 'account_id, external_id, opened_date, closed_date, priority, kind');
  const forecast = into('forecast', 'contract_id, date, caller, category, amount_minor');
  let [contracts, people, touches] = [0, 0, 0];

  const addAccount = (id: number): void => {
    const csm = `CSM ${String(below(CSMS)).padStart(2, '0')}`;
    account(
      id,
      `Account ${String(id).padStart(6, '0')}`,
      `A-${id}`,
      `account${id}.example`,
      pick(SEGMENTS),
      pick(REGIONS),
      pick(STAGES),
      csm,
      pick(['good', 'good', 'poor', null]),
      chance(0.7) ? 'Cut handling time by a third' : null,
      'active',
    );
    const firstPerson = people + 1;
    const end = today + below(420) - 30;
    const arr = (1 + below(200)) * 100_000;
    const currency = chance(0.8) ? 'USD' : 'EUR';
    contract(
      (contracts += 1),
      id,
      'Platform',
      isoDay(end - 730),
      isoDay(end - 365),
      60,
      0,
      arr,
      currency,
      'renewed',
      isoDay(end - 425),
    );
    contract(
      (contracts += 1),
      id,
      'Platform',
      isoDay(end - 365),
      isoDay(end),
      60,
      chance(0.2) ? 1 : 0,
      arr + below(5) * 50_000,
      currency,
      null,
      null,
    );
    for (let n = 0; n < PER_ACCOUNT.stakeholder; n += 1) {
      const isGone = chance(0.1);
      person(
        (people += 1),
        id,
        `Person ${id}-${n}`,
        'Head of operations',
        JSON.stringify([ROLES[n]]),
        chance(0.8) ? 1 + below(5) : null,
        chance(0.7) ? below(5) - 2 : null,
        ago(500),
        isGone ? 'left' : 'active',
        isGone ? ago(300) : null,
      );
    }
    for (let n = 0; n < PER_ACCOUNT.milestone; n += 1) {
      const due = today - 600 + n * 160 + below(60);
      const isDone = due < today && chance(0.75);
      const achieved = isDone ? isoDay(due + below(30) - 5) : null;
      milestone(
        id,
        `Milestone ${n}`,
        chance(0.8) ? 'Faster close' : null,
        n % 3 === 2 ? 'vendor' : 'customer',
        1 + below(3),
        isoDay(due - 20),
        isoDay(due),
        achieved,
        isDone ? 'achieved' : 'planned',
        isDone ? pick(LEVELS) : null,
        isDone ? 'It saves us a day a week' : null,
        isDone ? 'Head of operations' : null,
        achieved,
      );
    }
    for (let n = 0; n < PER_ACCOUNT.pulse; n += 1)
      pulse(id, ago(360), csm, 1 + below(5), 'Heard in the last call with the team');
    for (let n = 0; n < PER_ACCOUNT.touch; n += 1) {
      touch(
        (touches += 1),
        id,
        ago(540),
        pick(CHANNELS),
        'Prepare the quarterly review',
        'Benchmark of their region',
        'Faster close',
      );
      if (chance(0.9)) touchPerson(touches, firstPerson + below(PER_ACCOUNT.stakeholder));
    }
    for (let n = 0; n < PER_ACCOUNT.survey; n += 1) {
      const asked = ago(500);
      const isAnswered = chance(0.6);
      survey(
        id,
        firstPerson + n,
        'NPS',
        asked,
        isAnswered ? asked : null,
        isAnswered ? below(11) : null,
        isAnswered ? 'Quick help, slow reports' : null,
      );
    }
    const licensed = 20 + below(400);
    for (let n = 0; n < PER_ACCOUNT.usage; n += 1) {
      const active = Math.floor(licensed * (0.2 + random() * 0.8));
      usage(
        id,
        FEATURES[n % FEATURES.length],
        isoDay(today - 31 - 30 * Math.floor(n / 2)),
        30,
        active,
        licensed,
        active * 12,
      );
    }
    for (let n = 0; n < PER_ACCOUNT.ticket; n += 1) {
      const opened = below(400);
      ticket(
        id,
        `T-${id}-${n}`,
        isoDay(today - opened),
        chance(0.8) ? isoDay(today - below(opened + 1)) : null,
        pick(PRIORITIES),
        'Question',
      );
    }
    forecast(contracts, ago(60), 'csm', pick(['commit', 'likely', 'at risk', 'loss']), arr);
  };

  sqlite.exec('BEGIN IMMEDIATE');
  for (let id = 1; id <= accounts; id += 1) addAccount(id);
  sqlite.exec('COMMIT');
  const perAccount = Object.values(PER_ACCOUNT).reduce((sum, n) => sum + n, 1);
  return { accounts, facts: accounts * perAccount };
}

/** Small seeded generator: the same book on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

if (process.argv[1] === import.meta.filename) {
  const [accounts = '10000', file = 'bench.qbook', asOf = '2026-11-22'] = process.argv.slice(2);
  rmSync(file, { force: true });
  const book = openBook(file, { create: true });
  console.log(makeBook(book, Number(accounts), asOf));
  book.close();
}
