/**
 * The facts of the invented company written as a team would keep them: ten sheets, everyday headers, a few blanks and slips.
 * `book.openSample` imports these bytes through the ordinary pipeline, so the sample proves the import each time it opens.
 */
import type { AccountFacts, Contract, IsoDay, Stakeholder } from '../../shared/domain/facts.ts';
import { writeXlsx, type XlsxCell, type XlsxSheet } from '../export/writeXlsx.ts';
import { sampleFacts } from './sampleFacts.ts';

/** Name the sample's origin shows in the book. */
export const SAMPLE_FILE = 'Fieldbeam customer book.xlsx';

/** The workbook for one day; the same day gives the same bytes. */
export function sampleWorkbook(today: IsoDay): Uint8Array {
  return writeXlsx(sampleSheets(sampleFacts(today)));
}

export function sampleSheets(facts: readonly AccountFacts[]): readonly XlsxSheet[] {
  return [
    accounts(facts),
    renewals(facts),
    people(facts),
    plans(facts),
    pulses(facts),
    touches(facts),
    surveys(facts),
    usage(facts),
    tickets(facts),
    calls(facts),
  ];
}

const day = (date: IsoDay | null): XlsxCell => (date === null ? null : { date });
const money = (minor: number | null): XlsxCell => (minor === null ? null : { number: minor / 100, format: '#,##0' });
const yesNo = (flag: boolean | null): XlsxCell => (flag === null ? null : flag ? 'Yes' : 'No');

function sheet<T>(
  name: string,
  columns: readonly (readonly [header: string, width: number, cell: (item: T) => XlsxCell])[],
  items: readonly T[],
): XlsxSheet {
  return {
    name,
    rows: [columns.map(([header]) => header), ...items.map((item) => columns.map(([, , cell]) => cell(item)))],
    boldRows: [1],
    widths: columns.map(([, width]) => width),
  };
}

/** One row with the account it belongs to. */
interface Of<T> {
  readonly of: AccountFacts;
  readonly is: T;
}

function each<T>(facts: readonly AccountFacts[], list: (of: AccountFacts) => readonly T[]): readonly Of<T>[] {
  return facts.flatMap((of) => list(of).map((is) => ({ of, is })));
}

/** The account as colleagues type it: now and then in capitals, with a legal form or a stray blank. */
function asTyped(name: string, row: number): string {
  if (row % 23 === 5) return name.toUpperCase();
  if (row % 29 === 7) return `${name} Ltd.`;
  return row % 19 === 3 ? ` ${name} ` : name;
}

const nameIn = (of: AccountFacts, id: string | null): string | null =>
  of.stakeholders.find((person) => person.id === id)?.name ?? null;
const TITLE_CASE = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function accounts(facts: readonly AccountFacts[]): XlsxSheet {
  return sheet<AccountFacts>(
    'Accounts',
    [
      ['Account ID', 11, ({ account }) => account.externalId],
      ['Account', 30, ({ account }) => account.name],
      ['Website', 28, ({ account }) => account.domain],
      ['Segment', 12, ({ account }) => account.segment],
      ['Industry', 18, ({ account }) => account.industry],
      ['Region', 10, ({ account }) => account.region],
      ['Lifecycle stage', 14, ({ account }) => account.lifecycleStage],
      ['CSM', 16, ({ account }) => account.csm],
      ['Renewal owner', 16, ({ account }) => account.renewalOwner],
      [
        'Fit',
        8,
        ({ account }) => (account.fit === 'unknown' ? null : account.fit === null ? null : TITLE_CASE(account.fit)),
      ],
      ['Desired outcome', 60, ({ account }) => account.requiredOutcome],
      ['Appropriate experience', 50, ({ account }) => account.appropriateExperience],
      ['Status', 9, ({ account }) => (account.status === 'churned' ? 'Churned' : 'Customer')],
      ['Saved on', 11, ({ account }) => day(account.savedDate)],
    ],
    facts,
  );
}

function renewals(facts: readonly AccountFacts[]): XlsxSheet {
  const rows = each<Contract>(facts, (of) => of.contracts).map((row, index) => ({
    ...row,
    typed: asTyped(row.of.account.name, index),
  }));
  return sheet(
    'Contracts',
    [
      ['Contract ID', 11, ({ is }) => is.externalId],
      ['Customer', 30, ({ typed }) => typed],
      ['Product', 20, ({ is }) => is.product],
      ['Start', 11, ({ is }) => day(is.startDate)],
      ['End', 11, ({ is }) => day(is.endDate)],
      ['Notice (days)', 12, ({ is }) => is.noticeDays],
      ['Auto-renew', 10, ({ is }) => yesNo(is.autoRenew)],
      ['ARR', 12, ({ is }) => money(is.arrMinor)],
      ['Currency', 9, ({ is }) => is.currency],
      ['Renewal outcome', 14, ({ is }) => (is.outcome === null ? 'Open' : TITLE_CASE(is.outcome))],
      ['Outcome date', 12, ({ is }) => day(is.outcomeDate)],
      ['Renewed ARR', 12, ({ is }) => money(is.renewedArrMinor)],
      ['Churn class', 20, ({ is }) => is.churnClass],
      ['Churn reason (customer)', 40, ({ is }) => is.churnReasonTheirs],
      ['Churn reason (internal)', 40, ({ is }) => is.churnReasonOurs],
    ],
    rows,
  );
}

function people(facts: readonly AccountFacts[]): XlsxSheet {
  return sheet<Of<Stakeholder>>(
    'Stakeholders',
    [
      ['Account', 30, ({ of }) => of.account.name],
      ['Contact name', 24, ({ is }) => is.name],
      ['Job title', 28, ({ is }) => is.title],
      ['E-mail', 40, ({ is }) => is.email],
      ['Role', 26, ({ is }) => is.roles.map(TITLE_CASE).join('; ')],
      ['Power (1-5)', 10, ({ is }) => is.power],
      ['Support (-2 to +2)', 15, ({ is }) => is.support],
      ['Support as of', 12, ({ is }) => day(is.supportDate)],
      ['Support source', 14, ({ is }) => is.supportSource],
      ['Reports to', 24, ({ of, is }) => nameIn(of, is.reportsToId)],
      ['Relationship owner', 18, ({ is }) => is.relationshipOwner],
      ['Relationship', 12, ({ is }) => is.relationshipLevel],
      ['Contact status', 13, ({ is }) => (is.status === 'left' ? 'Left' : 'Active')],
      ['Left on', 11, ({ is }) => day(is.leftDate)],
      ['Replaced by', 24, ({ of, is }) => nameIn(of, is.successorId)],
      ['Notes', 44, ({ is }) => is.notes],
    ],
    each(facts, (of) => of.stakeholders),
  );
}

function plans(facts: readonly AccountFacts[]): XlsxSheet {
  return sheet(
    'Success plans',
    [
      ['Account', 30, ({ of }) => of.account.name],
      ['Milestone', 40, ({ is }) => is.title],
      ['Outcome it serves', 32, ({ is }) => is.outcome],
      ['Owner side', 11, ({ is }) => (is.ownerSide === 'customer' ? 'Customer' : 'Vendor')],
      ['Importance (1-3)', 14, ({ is }) => is.importance],
      ['Baseline date', 12, ({ is }) => day(is.baselineDate)],
      ['Due date', 11, ({ is }) => day(is.dueDate)],
      ['Achieved on', 11, ({ is }) => day(is.achievedDate)],
      ['Milestone status', 14, ({ is }) => (is.status === null ? null : TITLE_CASE(is.status))],
      ['Evidence level', 16, ({ is }) => is.evidenceLevel],
      ['Success metric', 30, ({ is }) => is.evidenceMetric],
      ['Baseline value', 13, ({ is }) => is.evidenceFrom],
      ['Target value', 12, ({ is }) => is.evidenceTarget],
      ['Current value', 12, ({ is }) => is.evidenceNow],
      ['Customer quote', 60, ({ is }) => is.evidenceQuote],
      ['Confirmed by', 40, ({ is }) => is.evidenceWho],
      ['Evidence date', 12, ({ is }) => day(is.evidenceDate)],
    ],
    each(facts, (of) => of.milestones),
  );
}

function pulses(facts: readonly AccountFacts[]): XlsxSheet {
  return sheet(
    'CSM pulse',
    [
      ['Account', 30, ({ of }) => of.account.name],
      ['Pulse date', 11, ({ is }) => day(is.date)],
      ['CSM', 16, ({ is }) => is.csm],
      ['Pulse (1-5)', 10, ({ is }) => is.value],
      ['Reason', 70, ({ is }) => is.reason],
    ],
    each(facts, (of) => of.pulses),
  );
}

function touches(facts: readonly AccountFacts[]): XlsxSheet {
  return sheet(
    'Touchpoints',
    [
      ['Account', 30, ({ of }) => of.account.name],
      ['Touch date', 11, ({ is }) => day(is.date)],
      ['Channel', 14, ({ is }) => (is.channel === null ? null : TITLE_CASE(is.channel))],
      ['Attendees', 50, ({ of, is }) => is.stakeholderIds.map((id) => nameIn(of, id)).join('; ')],
      ['Purpose', 46, ({ is }) => is.purpose],
      ['Value brought', 46, ({ is }) => is.valueBrought],
      ['Milestone served', 32, ({ is }) => is.serves],
    ],
    each(facts, (of) => of.touches),
  );
}

function surveys(facts: readonly AccountFacts[]): XlsxSheet {
  return sheet(
    'NPS and CSAT',
    [
      ['Account', 30, ({ of }) => of.account.name],
      ['Contact', 24, ({ of, is }) => nameIn(of, is.stakeholderId)],
      ['Survey type', 11, ({ is }) => is.kind],
      ['Sent date', 11, ({ is }) => day(is.askedDate)],
      ['Answered on', 11, ({ is }) => day(is.answeredDate)],
      ['Score', 7, ({ is }) => is.score],
      ['Comment', 50, ({ is }) => is.comment],
      ['Followed up on', 13, ({ is }) => day(is.followedUpDate)],
      ['Action taken', 28, ({ is }) => is.actionTaken],
    ],
    each(facts, (of) => of.surveys),
  );
}

function usage(facts: readonly AccountFacts[]): XlsxSheet {
  return sheet(
    'Usage',
    [
      ['Account', 30, ({ of }) => of.account.name],
      ['Feature', 18, ({ is }) => is.feature],
      ['Period start', 12, ({ is }) => day(is.periodStartDate)],
      ['Period days', 11, ({ is }) => is.periodDays],
      ['Active users', 12, ({ is }) => is.activeUsers],
      ['Licensed users', 13, ({ is }) => is.licensedUsers],
      ['Events', 9, ({ is }) => is.events],
    ],
    each(facts, (of) => of.usage),
  );
}

function tickets(facts: readonly AccountFacts[]): XlsxSheet {
  return sheet(
    'Tickets',
    [
      ['Ticket ID', 10, ({ is }) => is.externalId],
      ['Account', 30, ({ of }) => of.account.name],
      ['Opened', 11, ({ is }) => day(is.openedDate)],
      ['Closed', 11, ({ is }) => day(is.closedDate)],
      ['Priority', 9, ({ is }) => is.priority],
      ['Ticket type', 16, ({ is }) => is.kind],
      ['Ticket CSAT', 11, ({ is }) => is.satisfaction],
    ],
    each(facts, (of) => of.tickets),
  );
}

function calls(facts: readonly AccountFacts[]): XlsxSheet {
  const contractOf = (of: AccountFacts, id: string): Contract | undefined =>
    of.contracts.find((contract) => contract.id === id);
  return sheet(
    'Forecast calls',
    [
      ['Contract ID', 11, ({ of, is }) => contractOf(of, is.contractId)?.externalId ?? null],
      ['Account', 30, ({ of }) => of.account.name],
      ['Product', 20, ({ of, is }) => contractOf(of, is.contractId)?.product ?? null],
      ['Forecast date', 12, ({ is }) => day(is.date)],
      ['Forecast by', 11, ({ is }) => (is.caller === 'csm' ? 'CSM' : 'Leader')],
      ['Forecast category', 16, ({ is }) => TITLE_CASE(is.category)],
      ['Forecast amount', 14, ({ is }) => money(is.amountMinor)],
      ['Currency', 9, ({ of, is }) => contractOf(of, is.contractId)?.currency ?? null],
    ],
    each(facts, (of) => of.forecasts),
  );
}
