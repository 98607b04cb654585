/** The dated lists of one account, newest first, each with the words people used. */
import type { ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import type { FactTable } from '../../../../shared/domain/results.ts';
import type { FactKind } from '../../../../shared/domain/freshness.ts';
import { DateText } from '../../../ui/DateText.tsx';
import { FreshMark } from '../../../ui/FreshMark.tsx';
import { accountTexts } from '../texts.ts';
import { OriginButton } from './OriginButton.tsx';
import classes from './signalLists.module.css';

interface Props {
  readonly view: AccountPage;
}

const SHOWN = 12;
const texts = accountTexts.signals;

interface Entry {
  readonly id: string;
  readonly day: string | null;
  /** The newest day the fact speaks of, where it is another one. */
  readonly told?: string | null;
  readonly head: string;
  readonly body: string | null;
}

/** One list; what is beyond the first entries is counted, never silently cut. */
interface EntriesProps {
  readonly view: AccountPage;
  readonly table: FactTable & FactKind;
  readonly entries: readonly Entry[];
  readonly hidden: number;
}

function Entries({ view, table, entries, hidden }: EntriesProps): ReactNode {
  if (entries.length === 0) return <p className={classes.dim}>{texts.empty}</p>;
  const more = hidden + Math.max(0, entries.length - SHOWN);
  return (
    <>
      <ul className={classes.list}>
        {entries.slice(0, SHOWN).map((entry) => (
          <li key={entry.id}>
            <span className={classes.day}>
              <DateText day={entry.day} />
              <FreshMark day={entry.told ?? entry.day} kind={table} asOf={view.asOf} halfLives={view.halfLives} />
            </span>
            <span className={classes.words}>
              <span className={classes.head}>{entry.head}</span>
              {entry.body !== null && <span className={classes.body}>{entry.body}</span>}
            </span>
            <OriginButton fact={{ table, id: entry.id }} of={`${entry.head} ${entry.day ?? ''}`.trim()} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.dim}>{texts.more(more)}</p>}
    </>
  );
}

export function PulseList({ view }: Props): ReactNode {
  const entries = view.pulses.map((pulse) => ({
    id: pulse.id,
    day: pulse.date,
    head: `${pulse.value} of 5${pulse.csm === null ? '' : `, ${pulse.csm}`}`,
    body: pulse.reason ?? texts.noReason,
  }));
  return <Entries view={view} table="pulse" entries={entries} hidden={view.more.pulses} />;
}

export function TouchList({ view }: Props): ReactNode {
  const entries = view.touches.map((touch) => ({
    id: touch.id,
    day: touch.date,
    head: [touch.channel, touch.people.length === 0 ? texts.nobody : touch.people.join(', ')]
      .filter((part) => part !== null)
      .join(' · '),
    body: [touch.purpose, touch.valueBrought].filter((part) => part !== null).join(' — ') || null,
  }));
  return <Entries view={view} table="touch" entries={entries} hidden={view.more.touches} />;
}

export function TicketList({ view }: Props): ReactNode {
  const entries = view.tickets.map((ticket) => ({
    id: ticket.id,
    day: ticket.openedDate,
    told: ticket.open ? ticket.openedDate : ticket.closedDate,
    head: [ticket.priority, ticket.externalId, ticket.open ? texts.open : null]
      .filter((part) => part !== null)
      .join(' · '),
    body: ticket.kind,
  }));
  return <Entries view={view} table="ticket" entries={entries} hidden={view.more.tickets} />;
}

export function SurveyList({ view }: Props): ReactNode {
  const { nps } = view;
  const headline =
    nps.value !== null && nps.low !== null && nps.high !== null
      ? texts.nps(Math.round(nps.value), Math.round(nps.low), Math.round(nps.high), nps.answered, nps.asked)
      : texts.npsFew(nps.answered, nps.asked);
  const entries = view.surveys.map((survey) => ({
    id: survey.id,
    day: survey.answeredDate ?? survey.askedDate,
    head: `${survey.kind} ${survey.score ?? 'not answered'}${survey.person === null ? '' : `, ${survey.person}`}`,
    body: [survey.comment, survey.actionTaken].filter((part) => part !== null).join(' → ') || null,
  }));
  return (
    <>
      {nps.asked > 0 && (
        <p className={classes.headline}>
          {headline}
          {nps.silentRoles.length > 0 && (
            <span className={classes.dim}> {texts.silent(nps.silentRoles.join(', '))}</span>
          )}
        </p>
      )}
      <Entries view={view} table="survey" entries={entries} hidden={view.more.surveys} />
    </>
  );
}
