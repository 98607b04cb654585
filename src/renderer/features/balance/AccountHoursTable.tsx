/** The accounts of one CSM with the hours each asks for and why; a move is a choice in its line. */
import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CsmLoad } from '../../../shared/contract/quality.ts';
import { DateText } from '../../ui/DateText.tsx';
import { formatNumber } from '../../ui/formatNumber.ts';
import { MoneySums } from '../../ui/Money.tsx';
import type { Move } from './BalancePage.tsx';
import figures from '../../ui/FigureTable.module.css';
import classes from './BalancePage.module.css';
import { balanceTexts as texts } from './texts.ts';

interface Props {
  readonly load: CsmLoad;
  readonly csms: readonly string[];
  readonly asOf: string;
  readonly moves: readonly Move[];
  readonly onMove: (accountId: string, toCsm: string) => void;
}

/** What the services call accounts without a CSM; nobody can be moved there. */
const NOBODY = '(none)';

export function AccountHoursTable({ load, csms, asOf, moves, onMove }: Props): ReactNode {
  const targets = csms.filter((csm) => csm !== NOBODY);
  return (
    <table className={figures.table}>
      <thead>
        <tr>
          <th scope="col" className={figures.text}>
            Account
          </th>
          <th scope="col">ARR</th>
          <th scope="col" className={figures.text}>
            {texts.decision}
          </th>
          <th scope="col">{texts.hours}</th>
          <th scope="col" className={figures.text}>
            Why
          </th>
          <th scope="col" className={figures.text}>
            {texts.move}
          </th>
        </tr>
      </thead>
      <tbody>
        {load.accounts.map((account) => (
          <tr key={account.accountId}>
            <th scope="row">
              <Link to="/account/$id" params={{ id: account.accountId }} className={classes.link}>
                {account.name}
              </Link>
            </th>
            <td>
              <MoneySums amounts={account.arrByCurrency} />
            </td>
            <td className={figures.text}>
              <DateText day={account.decisionDate} asOf={asOf} />
            </td>
            <td>{formatNumber(account.hours)}</td>
            <td className={figures.text}>
              {account.terms.map((term) => `${term.label} ${formatNumber(term.hours)}`).join(', ')}
            </td>
            <td className={figures.text}>
              <Select
                size="xs"
                w={170}
                aria-label={`${texts.move}: ${account.name}`}
                data={targets}
                value={
                  moves.find((move) => move.accountId === account.accountId)?.toCsm ??
                  (load.csm === NOBODY ? null : load.csm)
                }
                onChange={(toCsm) => toCsm !== null && onMove(account.accountId, toCsm)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
