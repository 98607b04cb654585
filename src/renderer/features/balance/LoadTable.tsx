/** One line per CSM: hours, capacity, load, and the next weeks as small bars with decisions and milestones marked. */
import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CsmLoad } from '../../../shared/contract/quality.ts';
import { formatDay } from '../../ui/formatDate.ts';
import { formatNumber, formatShare } from '../../ui/formatNumber.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import figures from '../../ui/FigureTable.module.css';
import classes from './BalancePage.module.css';
import { balanceTexts as texts } from './texts.ts';

interface Props {
  readonly before: readonly CsmLoad[];
  /** With moves on paper: how it would be. */
  readonly after: readonly CsmLoad[] | undefined;
  readonly chosen: string | null;
  readonly onChoose: (csm: string) => void;
}

export function LoadTable({ before, after, chosen, onChoose }: Props): ReactNode {
  const most = Math.max(1, ...before.flatMap((csm) => csm.weeks.map((week) => week.hours)));
  return (
    <table className={figures.table}>
      <thead>
        <tr>
          <th scope="col" className={figures.text}>
            {texts.csm}
          </th>
          {[texts.accounts, texts.hours, texts.available, texts.load].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col" className={figures.text}>
            {texts.weeks}
          </th>
        </tr>
      </thead>
      <tbody>
        {before.map((csm) => {
          const then = after?.find((one) => one.csm === csm.csm);
          return (
            <tr key={csm.csm} data-chosen={csm.csm === chosen || undefined}>
              <th scope="row">
                <UnstyledButton
                  className={classes.csm}
                  aria-pressed={csm.csm === chosen}
                  onClick={() => onChoose(csm.csm)}
                >
                  {csm.csm}
                </UnstyledButton>
              </th>
              <td>
                {moved(String(csm.accounts.length), then === undefined ? undefined : String(then.accounts.length))}
              </td>
              <td>{moved(formatNumber(csm.hours), then === undefined ? undefined : formatNumber(then.hours))}</td>
              <td>
                {csm.availableHours === null ? <Nothing spoken={texts.noCapacity} /> : formatNumber(csm.availableHours)}
              </td>
              <td data-over={(then ?? csm).load !== null && ((then ?? csm).load ?? 0) > 1 ? true : undefined}>
                {csm.load === null ? (
                  <Nothing spoken={texts.noCapacity} />
                ) : (
                  moved(formatShare(csm.load), then?.load == null ? undefined : formatShare(then.load))
                )}
              </td>
              <td className={figures.text}>
                <span className={classes.weeks}>
                  {(then ?? csm).weeks.map((week) => {
                    const speech = texts.weekSpeech(
                      formatDay(week.weekStartDate),
                      formatNumber(week.hours),
                      week.decisions.length,
                      week.milestones.length,
                    );
                    return (
                      <Tooltip key={week.weekStartDate} label={speech}>
                        <span className={classes.week} role="img" aria-label={speech}>
                          <span
                            style={{ height: `${(week.hours / most) * 100}%` }}
                            data-decision={week.decisions.length > 0 || undefined}
                          />
                        </span>
                      </Tooltip>
                    );
                  })}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function moved(before: string, after: string | undefined): string {
  return after === undefined || after === before ? before : `${before} → ${after}`;
}
