/** Contracts with their state, decision date, turns and calls. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AccountPage, ContractView } from '../../../../shared/contract/account.ts';
import { CALLER_WORDS } from '../../../../shared/domain/wording.ts';
import { DateText } from '../../../ui/DateText.tsx';
import { FreshMark } from '../../../ui/FreshMark.tsx';
import { Money } from '../../../ui/Money.tsx';
import { Nothing } from '../../../ui/Nothing.tsx';
import { Panel } from '../../../ui/Page.tsx';
import { FactDialog, type FactDraft } from '../edit/FactDialog.tsx';
import { accountTexts } from '../texts.ts';
import { OriginButton } from './OriginButton.tsx';
import classes from './PeoplePanel.module.css';

export function ContractsPanel({ view }: { readonly view: AccountPage }): ReactNode {
  const [draft, setDraft] = useState<FactDraft | null>(null);
  const texts = accountTexts.contracts;
  return (
    <Panel
      title={texts.title}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setDraft({ mode: 'add', table: 'contract', accountId: view.account.id, values: {} })}
        >
          {texts.add}
        </Button>
      }
    >
      {view.contracts.length === 0 ? (
        <p className={classes.dim}>{texts.empty}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">State</th>
              <th scope="col">Start</th>
              <th scope="col">End</th>
              <th scope="col">Decision</th>
              <th scope="col" className={classes.number}>
                ARR
              </th>
              <th scope="col" className={classes.number}>
                Renewed at
              </th>
              <th scope="col">Calls</th>
              <th scope="col" className={classes.sign} aria-label={accountTexts.sources.title} />
            </tr>
          </thead>
          <tbody>
            {view.contracts.map((contract) => (
              <ContractRow
                key={contract.id}
                contract={contract}
                view={view}
                onEdit={() =>
                  setDraft({
                    mode: 'edit',
                    table: 'contract',
                    id: contract.id,
                    label: contract.product ?? texts.title,
                    values: { ...contract },
                  })
                }
              />
            ))}
          </tbody>
        </table>
      )}
      <FactDialog draft={draft} onClose={() => setDraft(null)} />
    </Panel>
  );
}

function ContractRow({
  contract,
  view: { asOf, halfLives },
  onEdit,
}: {
  readonly contract: ContractView;
  readonly view: AccountPage;
  readonly onEdit: () => void;
}): ReactNode {
  const texts = accountTexts.contracts;
  const terms = [
    contract.autoRenew === true ? texts.auto : null,
    contract.noticeDays === null ? null : texts.notice(contract.noticeDays),
  ].filter((part) => part !== null);
  return (
    <tr>
      <th scope="row">
        <button type="button" className={classes.link} onClick={onEdit}>
          {contract.product ?? '–'}
        </button>
        <div className={classes.dim}>{terms.join(', ')}</div>
      </th>
      <td>
        {contract.state}
        {contract.inferred && <span className={classes.dim}> ({texts.inferred})</span>}
        {contract.churnReasonTheirs !== null && <div className={classes.dim}>“{contract.churnReasonTheirs}”</div>}
      </td>
      <td>
        <DateText day={contract.startDate} />
        <div>
          <FreshMark day={contract.startDate} kind="contract" asOf={asOf} halfLives={halfLives} />
        </div>
      </td>
      <td>
        <DateText day={contract.currentEndDate} />
      </td>
      <td>
        {contract.state !== 'renewed' && contract.state !== 'churned' ? (
          <DateText day={contract.decisionDate} asOf={asOf} />
        ) : (
          <Nothing spoken="decided" />
        )}
      </td>
      <td className={classes.number}>
        <Money minor={contract.arrMinor} currency={contract.currency} />
      </td>
      <td className={classes.number}>
        <Money minor={contract.renewedArrMinor} currency={contract.currency} />
      </td>
      <td>
        {contract.calls.length === 0 && <Nothing />}
        {contract.calls.map((call) => (
          <div key={call.caller}>
            {CALLER_WORDS[call.caller]}: {call.category}{' '}
            <FreshMark day={call.date} kind="forecast" asOf={asOf} halfLives={halfLives} />
          </div>
        ))}
      </td>
      <td className={classes.sign}>
        <OriginButton fact={{ table: 'contract', id: contract.id }} of={contract.product ?? 'contract'} />
      </td>
    </tr>
  );
}
