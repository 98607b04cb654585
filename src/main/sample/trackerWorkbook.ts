/**
 * The tracker one CSM keeps beside the official book: a title, group headers over merged cells, dates in three spellings,
 * currency signs in the cells, traffic lights, loose notes and a totals row. Same company, same day as the sample book.
 */
import type { AccountFacts, Contract, IsoDay, Stakeholder } from '../../shared/domain/facts.ts';
import { dayNumber, toCalendar } from '../../shared/domain/days.ts';
import { writeXlsx, type XlsxCell } from '../export/writeXlsx.ts';
import { CSMS } from './cast.ts';
import { sampleFacts } from './sampleFacts.ts';

export const TRACKER_FILE = 'Renewals tracker - Priya.xlsx';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const COLUMNS = 14;

/** The tracker for one day; the same day gives the same bytes. */
export function trackerWorkbook(today: IsoDay): Uint8Array {
  const facts = sampleFacts(today).filter(({ account }) => account.csm === CSMS[0]);
  const open = facts.flatMap((of) =>
    of.contracts.filter((contract) => contract.outcome === null).map((contract) => ({ of, contract })),
  );
  const rows = open.map(({ of, contract }, index) => trackerRow(of, contract, index));
  const empty: XlsxCell[] = Array.from({ length: COLUMNS }, () => null);
  const total = open.reduce((sum, { contract }) => sum + (contract.arrMinor ?? 0), 0) / 100;
  const half = Math.ceil(rows.length / 2);
  return writeXlsx([
    {
      name: 'My accounts',
      rows: [
        [`Renewals tracker Priya - last touched ${spelled(today)}`],
        ['DO NOT SORT - filter only please'],
        empty,
        ['Account', null, null, 'Contract', null, null, null, null, 'People', null, null, 'Health', null, 'Misc'],
        [
          'Customer',
          'Website',
          'Segment',
          'Product',
          'ARR',
          'Renewal date',
          'Notice period',
          'Auto-renew?',
          'Exec sponsor',
          'Champion',
          'Champion e-mail',
          'RAG',
          'Reason',
          'Next step',
        ],
        ...rows.slice(0, half),
        empty,
        ...rows.slice(half),
        ['TOTAL (mixed currencies!)', null, null, null, { number: total, format: '#,##0' }],
        empty,
        ['* ARR without services. Dates from the order forms, ask Dana before quoting them.'],
      ],
      boldRows: [1, 4, 5],
      widths: [32, 26, 12, 18, 14, 14, 13, 11, 22, 22, 34, 7, 50, 40],
      merges: ['A1:H1', 'A4:C4', 'D4:H4', 'I4:K4', 'L4:M4'],
    },
    {
      name: 'Scratch',
      rows: [['call Ulrike re invoice'], ['dana: uplift 4 %?'], [null], ['offsite 14th']],
      widths: [40],
    },
  ]);
}

function trackerRow(of: AccountFacts, contract: Contract, index: number): XlsxCell[] {
  const { account } = of;
  const first = of.contracts.find((other) => other.outcome === null) === contract;
  const person = (role: 'executive sponsor' | 'champion'): Stakeholder | undefined =>
    of.stakeholders.find((one) => one.status === 'active' && one.roles.includes(role));
  const pulse = of.pulses[0];
  const light = pulse === undefined ? null : (['R', 'R', 'R', 'A', 'G', 'G'][pulse.value] ?? null);
  return [
    index % 4 === 2 ? `${account.name} ${account.region === 'EMEA' ? 'GmbH' : 'Inc.'}` : account.name,
    account.domain,
    account.segment === 'Enterprise' ? 'ENT' : account.segment,
    contract.product,
    amount(contract, index),
    renewalDate(contract.endDate, index),
    contract.noticeDays === null ? null : `${contract.noticeDays} days`,
    contract.autoRenew ? 'Y' : 'N',
    first ? (person('executive sponsor')?.name ?? (index % 3 === 0 ? 'n/a' : null)) : null,
    first ? (person('champion')?.name ?? 'left!') : null,
    first ? (person('champion')?.email ?? null) : null,
    first ? light : null,
    first ? (pulse?.reason ?? null) : null,
    first ? (NEXT_STEPS[index % NEXT_STEPS.length] ?? null) : null,
  ];
}

const NEXT_STEPS = [
  'Send figures before steering',
  'QBR date with sponsor',
  'ask for reference',
  null,
  'Who signs?? find out',
  'follow up on interface',
] as const;

function amount(contract: Contract, index: number): XlsxCell {
  const major = (contract.arrMinor ?? 0) / 100;
  const euro = contract.currency === 'EUR';
  if (index % 5 === 3) return `${euro ? '€' : '$'}${major / 1000}k`;
  return { number: major, format: euro ? '#,##0 [$€-407]' : '[$$-409]#,##0' };
}

function renewalDate(end: IsoDay | null, index: number): XlsxCell {
  if (end === null) return 'tbc';
  if (index % 3 === 1) return spelled(end);
  return index % 7 === 5 ? end : { date: end, format: 'dd/mm/yyyy' };
}

/** "14 Mar 2026" */
function spelled(iso: IsoDay): string {
  const { year, month, day } = toCalendar(dayNumber(iso));
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}
