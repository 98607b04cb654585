/** Context that is no verdict: usage, NPS with who was asked, tickets, recent touches. */
import type { AccountPage, UsageSeries } from '../../../shared/contract/account.ts';
import { PRINT_CHART } from '../../../shared/charts/theme.ts';
import { usageFinding, usageSparkline } from '../../../shared/charts/usageSparkline.ts';
import { count, names } from '../../../shared/domain/wording.ts';
import type { InternalSections, TextRow } from './types.ts';
import { longDay, said } from './words.ts';

const MOST_POINTS = 13;

export function signalsOf(page: AccountPage): InternalSections['signals'] {
  const total = page.usage.find((series) => series.feature === null && series.person === null);
  const recent = total === undefined ? undefined : { ...total, points: total.points.slice(-MOST_POINTS) };
  return {
    usage:
      recent === undefined || recent.points.length < 2
        ? null
        : usageSparkline(recent, { theme: PRINT_CHART, width: 210, height: 44 }),
    rows: [...usageRows(page.usage, recent), npsRow(page), ...ticketRow(page), ...touchRow(page)],
  };
}

function usageRows(usage: readonly UsageSeries[], total: UsageSeries | undefined): readonly TextRow[] {
  const features = usage.filter((series) => series.feature !== null && series.person === null);
  const idle = features
    .filter((series) => (series.points.at(-1)?.activeUsers ?? 0) === 0 && (series.points.at(-1)?.events ?? 0) === 0)
    .flatMap((series) => series.feature ?? []);
  if (total === undefined && features.length === 0) return [{ head: 'Usage', text: 'Nothing on file.' }];
  const told = total === undefined ? '' : `${said(usageFinding(total))} `;
  return [
    {
      head: 'Usage',
      text: `${told}${features.length === 0 ? '' : idle.length === 0 ? `All ${features.length} features in use.` : `${names(idle, 5)} not in use.`}`.trim(),
    },
  ];
}

function npsRow({ nps }: AccountPage): TextRow {
  if (nps.asked === 0) return { head: 'NPS', text: 'Nobody was asked in the last 365 days.' };
  const value =
    nps.value === null
      ? `No number from ${count(nps.answered, 'answer')} (five are needed)`
      : `${Math.round(nps.value)} (interval ${Math.round(nps.low ?? 0)} to ${Math.round(nps.high ?? 0)})`.replace(
          /-(\d)/g,
          '−$1',
        );
  const silent = nps.silentRoles.length === 0 ? '' : ` Silent: ${names(nps.silentRoles, 6)}.`;
  return {
    head: 'NPS',
    text: `${value}; ${nps.answered} of ${nps.asked} answered: ${count(nps.promoters, 'promoter')}, ${nps.passives} passive, ${count(nps.detractors, 'detractor')}.${silent}`,
  };
}

function ticketRow({ tickets }: AccountPage): readonly TextRow[] {
  const open = tickets.filter((ticket) => ticket.open);
  if (tickets.length === 0) return [];
  const by = ['P1', 'P2', 'P3', 'P4'].flatMap((priority) => {
    const number = open.filter((ticket) => ticket.priority === priority).length;
    return number === 0 ? [] : [`${number} ${priority}`];
  });
  return [
    {
      head: 'Tickets',
      text: `${open.length === 0 ? 'None open' : `${open.length} open (${by.join(', ')})`}; ${tickets.length} on file.`,
    },
  ];
}

function touchRow({ touches }: AccountPage): readonly TextRow[] {
  const last = touches
    .filter((touch) => touch.date !== null)
    .toSorted((one, other) => ((one.date ?? '') < (other.date ?? '') ? 1 : -1))[0];
  if (last === undefined || last.date === null) return [{ head: 'Last touch', text: 'None on file.' }];
  return [
    {
      head: 'Last touch',
      text: `${longDay(last.date)}, ${last.channel ?? 'channel not on file'} with ${names(last.people, 4)}${last.purpose === null ? '' : `: ${last.purpose}`}.`,
    },
  ];
}
