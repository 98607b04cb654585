/** The accounts of one list, most ARR first, each with the sentence why; a disagreement is settled in place. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Coverage, ExceptionList, ListedAccount } from '../../../shared/contract/portfolio.ts';
import type { IsoDay } from '../../../shared/domain/facts.ts';
import { DateText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MoneySums } from '../../ui/Money.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Panel } from '../../ui/Page.tsx';
import classes from './Exceptions.module.css';
import { SettleDialog } from './SettleDialog.tsx';
import { Standing } from './Standing.tsx';
import { exceptionsTexts as texts } from './texts.ts';

const PAGE = 100;

interface Props {
  readonly list: ExceptionList;
  readonly asOf: IsoDay;
}

/** Who is in the list, and how much of their scores is known and fresh. */
function Covers({ of: { sentence, standing, accounts } }: { readonly of: Coverage }): ReactNode {
  return (
    <div className={classes.covers}>
      <div>{sentence}</div>
      {accounts > 0 && <div>{standing}</div>}
    </div>
  );
}

export function ExceptionAccounts({ list, asOf }: Props): ReactNode {
  const [shown, setShown] = useState(PAGE);
  const [settling, setSettling] = useState<ListedAccount | null>(null);
  const { accounts, label, rule, coverage } = list;
  const isDisagreement = list.key === 'disagreement';
  const { columns } = texts;
  return (
    <Panel title={label} aside={<Covers of={coverage} />}>
      <p className={classes.rule}>{rule}</p>
      {accounts.length === 0 ? (
        <EmptyState title={texts.none} explain={texts.noneExplain} />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{columns.account}</th>
              <th scope="col">{columns.standing}</th>
              <th scope="col" data-right>
                {columns.arr}
              </th>
              <th scope="col">{columns.decision}</th>
              <th scope="col">{columns.because}</th>
              {isDisagreement && <th scope="col">{columns.settle}</th>}
            </tr>
          </thead>
          <tbody>
            {accounts.slice(0, shown).map((account) => (
              <tr key={account.accountId}>
                <th scope="row">
                  <Link to="/account/$id" params={{ id: account.accountId }} className={classes.link}>
                    {account.name}
                  </Link>
                  <div className={classes.dim}>{account.csm ?? texts.nobody}</div>
                </th>
                <td>
                  <Standing account={account} />
                </td>
                <td data-right>
                  <MoneySums amounts={account.arrByCurrency} />
                </td>
                <td className={classes.date}>
                  {account.decisionDate === null ? (
                    <Nothing spoken={texts.noDecision} />
                  ) : (
                    <DateText day={account.decisionDate} asOf={asOf} />
                  )}
                </td>
                <td className={classes.because}>{account.because}</td>
                {isDisagreement && (
                  <td className={classes.settled}>
                    {account.settled !== null && <p>{account.settled}</p>}
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`${account.settled === null ? texts.settle : texts.again}: ${account.name}`}
                      onClick={() => setSettling(account)}
                    >
                      {account.settled === null ? texts.settle : texts.again}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {accounts.length > shown && (
        <Button variant="default" size="xs" mt={10} onClick={() => setShown(shown + PAGE * 5)}>
          {texts.more(accounts.length - shown)}
        </Button>
      )}
      {settling !== null && <SettleDialog account={settling} asOf={asOf} onClose={() => setSettling(null)} />}
    </Panel>
  );
}
