/** Columns of lists of pending contracts; the calls of people can be recorded in place. */
import type { ReactNode } from 'react';
import { CALLER_WORDS } from '../../../shared/domain/wording.ts';
import type { DueContract, Call } from '../../../shared/contract/renewals.ts';
import { freshnessState } from '../../../shared/domain/freshness.ts';
import { addTo, NO_CURRENCY } from '../../../shared/domain/money.ts';
import type { Band } from '../../../shared/domain/results.ts';
import { moneyColumn } from '../../tables/moneyColumn.ts';
import type { TableColumn } from '../../tables/types.ts';
import { BAND_LOOKS, BAND_ORDER } from '../../ui/bands.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { formatDay, formatDayShort, formatDaysAway } from '../../ui/formatDate.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { FreshBars } from '../../ui/FreshMark.tsx';
import { Money, MoneySums } from '../../ui/Money.tsx';
import type { CallDraft, PersonCaller } from './CallDialog.tsx';
import classes from './Renewals.module.css';
import { renewalsTexts as texts } from './texts.ts';

/** @param onCall opens the dialog that records a call. */
export function dueColumns(onCall: (draft: CallDraft) => void): readonly TableColumn<DueContract>[] {
  return [...WHAT_IS_DUE, callColumn('csm', onCall), callColumn('leader', onCall), ...HOW_IT_STANDS];
}

const WHAT_IS_DUE: readonly TableColumn<DueContract>[] = [
  {
    id: 'account',
    label: 'Account',
    kind: 'text',
    isFact: true,
    width: 168,
    value: (row) => row.accountName,
    cell: (row) => <bdi className={classes.name}>{row.accountName}</bdi>,
  },
  {
    id: 'band',
    label: 'Band',
    kind: 'choice',
    width: 124,
    value: ({ band }) => band,
    text: ({ band }) => BAND_LOOKS[band].word,
    word: (band) => BAND_LOOKS[band as Band].word,
    order: BAND_ORDER,
    groupable: true,
    cell: ({ band, displayScore, coverage, freshness }) => (
      <span className={classes.band} title={texts.beside(formatShare(coverage), shareOrNull(freshness))}>
        <BandBadge band={band} /> {displayScore ?? ''} <small className={classes.hint}>{formatShare(coverage)}</small>
        {freshness !== null && <FreshBars state={freshnessState(freshness)} />}
        <span className="qb-only-spoken">{texts.beside(formatShare(coverage), shareOrNull(freshness))}</span>
      </span>
    ),
  },
  {
    id: 'arr',
    label: 'ARR due',
    ...moneyColumn(({ arrMinor, currency }) => (arrMinor === null ? {} : { [currency ?? NO_CURRENCY]: arrMinor })),
    width: 98,
    value: ({ arrMinor }) => arrMinor,
    cell: ({ arrMinor, currency }) => <Money minor={arrMinor} currency={currency} />,
    total: (rows) => {
      const sums: Record<string, number> = {};
      for (const { arrMinor, currency } of rows) addTo(sums, currency, arrMinor);
      return <MoneySums amounts={sums} />;
    },
  },
  {
    id: 'decision',
    label: 'Decision',
    kind: 'date',
    width: 196,
    value: ({ decisionDate }) => decisionDate,
    cell: ({ decisionDate, daysToDecision }) => (
      <span>
        {formatDay(decisionDate)}
        <span className={classes.distance} data-passed={daysToDecision < 0 || undefined}>
          {formatDaysAway(daysToDecision)}
        </span>
      </span>
    ),
  },
  {
    id: 'end',
    label: 'Contract end',
    kind: 'date',
    width: 120,
    startsHidden: true,
    value: ({ endDate }) => endDate,
    text: ({ endDate }) => formatDay(endDate),
  },
  {
    id: 'product',
    label: 'Product',
    kind: 'choice',
    width: 130,
    startsHidden: true,
    value: ({ product }) => product,
    groupable: true,
  },
  { id: 'csm', label: 'CSM', kind: 'choice', isFact: true, width: 124, value: ({ csm }) => csm, groupable: true },
  {
    id: 'term',
    label: 'Term',
    kind: 'number',
    width: 110,
    startsHidden: true,
    value: ({ termMonths }) => termMonths,
    text: ({ termMonths }) => (termMonths === null ? '' : texts.months(termMonths)),
  },
  {
    id: 'coTerm',
    label: 'Co-terming',
    kind: 'choice',
    width: 190,
    startsHidden: true,
    groupable: true,
    value: (row) => coTermWord(row),
    cell: (row) => <span title={texts.coTermed(row.coTermed, row.endingApart)}>{coTermWord(row)}</span>,
  },
];

function shareOrNull(share: number | null): string | null {
  return share === null ? null : formatShare(share);
}

/** One contract, several that end together, or several that end apart. */
function coTermWord({ coTermed, endingApart }: DueContract): string {
  if (endingApart.length > 0) return coTermed.length > 0 ? texts.partlyCoTermed : texts.apart;
  return coTermed.length > 0 ? texts.together : texts.alone;
}

const CALLS = { kind: 'choice', order: ['loss', 'at risk', 'likely', 'commit'], groupable: true } as const;

const HOW_IT_STANDS: readonly TableColumn<DueContract>[] = [
  {
    ...CALLS,
    id: 'ruleCall',
    label: 'Rule call',
    width: 92,
    value: ({ ruleCall }) => ruleCall.category,
    cell: ({ ruleCall, ruleMarked }) => (
      <span title={ruleMarked ? texts.marked : undefined}>
        {ruleCall.category}
        {ruleMarked && ' *'}
      </span>
    ),
  },
  { id: 'driver', label: 'Driver', kind: 'choice', width: 150, value: ({ driver }) => driver, groupable: true },
  {
    id: 'renews',
    label: 'Auto-renew',
    kind: 'choice',
    width: 130,
    startsHidden: true,
    value: ({ autoRenew }) => (autoRenew ? 'yes' : 'no'),
    cell: ({ autoRenew, turnsTaken }) =>
      autoRenew && turnsTaken > 0 ? texts.turns(turnsTaken) : autoRenew ? 'yes' : 'no',
  },
];

function callColumn(caller: PersonCaller, onCall: (draft: CallDraft) => void): TableColumn<DueContract> {
  const callOf = (row: DueContract): Call | null => (caller === 'csm' ? row.csmCall : row.leaderCall);
  const label = `${CALLER_WORDS[caller]} call`;
  return {
    ...CALLS,
    id: `${caller}Call`,
    label,
    width: 122,
    value: (row) => callOf(row)?.category ?? null,
    cell: (row) => (
      <CallCell call={callOf(row)} onCall={() => onCall({ contract: row, caller })} caller={caller} row={row} />
    ),
  };
}

interface CellProps {
  readonly call: Call | null;
  readonly caller: PersonCaller;
  readonly row: DueContract;
  readonly onCall: () => void;
}

/** The call with its day; a click or Space records another one. */
function CallCell({ call, caller, row, onCall }: CellProps): ReactNode {
  const day = call === null ? null : call.date === null ? texts.call.undated : formatDayShort(call.date);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.callCell}
      data-none={call === null || undefined}
      title={call?.date == null ? texts.recordCall : `${formatDay(call.date)}. ${texts.recordCall}`}
      onClick={onCall}
    >
      <span className="qb-only-spoken">{texts.callOf(CALLER_WORDS[caller], row.accountName)}: </span>
      {call === null ? <NoCall /> : `${call.category} `}
      {day !== null && <span className={classes.callDay}>{day}</span>}
      <span className="qb-only-spoken">. {texts.recordCall}</span>
    </button>
  );
}

function NoCall(): ReactNode {
  return (
    <>
      <span className="qb-only-spoken">{texts.notCalled}</span>
      <span aria-hidden="true">{texts.call.add}</span>
    </>
  );
}
