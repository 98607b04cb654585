/**
 * Writes an invented customer workbook: accounts, contracts, contacts, usage and tickets on five sheets, from a fixed seed.
 * Usage: node bench/makeWorkbook.ts ACCOUNTS OUT.xlsx   (10,000 accounts give 100,000 rows)
 */
import { writeFileSync } from 'node:fs';
import type { Cell } from '../src/shared/fields/types.ts';
import { makeXlsx } from '../tests/support/makeXlsx.ts';

const WORDS = [
  'Nord',
  'Helio',
  'Quartz',
  'Maple',
  'River',
  'Cobalt',
  'Lumen',
  'Atlas',
  'Vela',
  'Harbor',
  'Pixel',
  'Terra',
  'Orbit',
  'Cedar',
  'Falcon',
  'Ember',
];
const KINDS = ['Systems', 'Foods', 'Logistics', 'Health', 'Energy', 'Media', 'Labs', 'Bank', 'Retail', 'Tools'];
const FORMS = ['Inc', 'GmbH', 'Ltd', 'SA', 'BV', 'AG'];
const FIRST = ['Ana', 'Ben', 'Cleo', 'Dora', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jana'];
const LAST = ['Weiss', 'Moreau', 'Silva', 'Novak', 'Berg', 'Rossi', 'Kim', 'Okafor', 'Haas', 'Lind'];

function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const [countText, out] = process.argv.slice(2);
const count = Number(countText);
if (!(count > 0) || out === undefined) throw new Error('usage: node bench/makeWorkbook.ts ACCOUNTS OUT.xlsx');
const below = generator(7);
const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
const day = (from: number, span: number): Cell => ({
  date: new Date(Date.UTC(2024, 0, 1) + (from + below(span)) * 86_400_000).toISOString().slice(0, 10),
});
const person = (index: number): string => `${FIRST[index % 10]} ${LAST[Math.floor(index / 10) % 10]}`;

const accounts: Cell[][] = [
  [
    'Account ID',
    'Account Name',
    'Website',
    'Segment',
    'Industry',
    'Region',
    'CSM',
    'Lifecycle Stage',
    'Status',
    'Desired Outcome',
    'City',
    'Employees',
  ],
];
const contracts: Cell[][] = [
  [
    'Contract ID',
    'Account ID',
    'Product',
    'Start Date',
    'End Date',
    'Notice Period (days)',
    'Auto Renew',
    'ARR',
    'Currency',
    'Outcome',
  ],
];
const contacts: Cell[][] = [['Account ID', 'Contact Name', 'Email', 'Title', 'Role', 'Power', 'Support', 'Status']];
const usage: Cell[][] = [
  ['Account ID', 'Feature', 'Period Start', 'Period Days', 'Active Users', 'Licensed Users', 'Events'],
];
const tickets: Cell[][] = [['Ticket ID', 'Account ID', 'Opened', 'Closed', 'Priority', 'Type', 'CSAT']];
for (let i = 0; i < count; i += 1) {
  const id = `A-${String(i + 1).padStart(6, '0')}`;
  const name = `${pick(WORDS)}${pick(WORDS).toLowerCase()} ${i + 1} ${pick(KINDS)} ${pick(FORMS)}`;
  accounts.push([
    id,
    name,
    `www.customer${i + 1}.example`,
    pick(['Enterprise', 'Mid-Market', 'SMB']),
    pick(KINDS),
    pick(['EMEA', 'AMER', 'APAC']),
    person(i % 20),
    pick(['Onboarding', 'Adoption', 'Renewal']),
    'active',
    'Cut handling time by a fifth',
    pick(['Bremen', 'Lyon', 'Porto', 'Austin']),
    10 + below(5000),
  ]);
  for (let k = 0; k < 2; k += 1)
    contracts.push([
      `C-${i * 2 + k + 1}`,
      id,
      k === 0 ? 'Platform' : 'Analytics',
      day(0, 365),
      day(500, 700),
      pick([30, 60, 90]),
      below(2) === 1,
      5000 + below(200_000),
      pick(['USD', 'EUR']),
      'pending',
    ]);
  for (let k = 0; k < 3; k += 1)
    contacts.push([
      id,
      person(i + k * 7),
      `p${k}@customer${i + 1}.example`,
      pick(['VP Ops', 'Head of IT', 'Analyst']),
      pick(['Decision Maker', 'Champion', 'End User']),
      1 + below(5),
      below(5) - 2,
      'active',
    ]);
  for (let k = 0; k < 3; k += 1)
    usage.push([
      id,
      pick(['Reports', 'Alerts', 'Exports']),
      { date: `2025-${String(k + 1).padStart(2, '0')}-01` },
      30,
      below(80),
      100,
      below(5000),
    ]);
  tickets.push([
    `T-${i + 1}`,
    id,
    day(300, 300),
    below(3) === 0 ? null : day(620, 60),
    pick(['P1', 'P2', 'P3', 'P4']),
    pick(['bug', 'question']),
    1 + below(5),
  ]);
}
writeFileSync(
  out,
  makeXlsx([
    { name: 'Accounts', rows: accounts },
    { name: 'Contracts', rows: contracts },
    { name: 'Contacts', rows: contacts },
    { name: 'Usage', rows: usage },
    { name: 'Tickets', rows: tickets },
  ]),
);
