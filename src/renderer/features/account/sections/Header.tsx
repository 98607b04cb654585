/** Name, band and score, money and decision date, and the facts everybody asks first. */
import { Button } from '@mantine/core';
import { IconFileText, IconHeartbeat, IconMessagePlus, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { BandBadge } from '../../../ui/BandBadge.tsx';
import { DateText } from '../../../ui/DateText.tsx';
import { MoneySums } from '../../../ui/Money.tsx';
import { FactDialog, type FactDraft } from '../edit/FactDialog.tsx';
import { accountTexts } from '../texts.ts';
import classes from './Header.module.css';

export function Header({ view }: { readonly view: AccountPage }): ReactNode {
  const { account, health } = view;
  const [draft, setDraft] = useState<FactDraft | null>(null);
  const facts: readonly (readonly [string, string | null])[] = [
    [accountTexts.csm, account.csm],
    [accountTexts.owner, account.renewalOwner],
    [accountTexts.segment, account.segment],
    [accountTexts.region, account.region],
    [accountTexts.industry, account.industry],
    [accountTexts.stage, account.lifecycleStage],
  ];
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <div className={classes.name}>
          <h1>{account.name}</h1>
          <p className={classes.facts}>
            {facts
              .filter(([, value]) => value !== null)
              .map(([label, value]) => (
                <span key={label}>
                  <span className={classes.label}>{label}</span> {value}
                </span>
              ))}
          </p>
        </div>
        <div className={classes.actions}>
          <Button
            variant="default"
            leftSection={<IconHeartbeat size={16} />}
            onClick={() =>
              setDraft({ mode: 'add', table: 'pulse', accountId: account.id, values: { date: view.asOf } })
            }
          >
            {accountTexts.addPulse}
          </Button>
          <Button
            variant="default"
            leftSection={<IconMessagePlus size={16} />}
            onClick={() =>
              setDraft({ mode: 'add', table: 'touch', accountId: account.id, values: { date: view.asOf } })
            }
          >
            {accountTexts.addTouch}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} />}
            onClick={() =>
              setDraft({ mode: 'edit', table: 'account', id: account.id, label: account.name, values: { ...account } })
            }
          >
            {accountTexts.editAccount}
          </Button>
          <Button
            renderRoot={(props) => <Link to="/briefs" search={{ account: account.id }} {...props} />}
            leftSection={<IconFileText size={16} />}
          >
            {accountTexts.brief}
          </Button>
        </div>
      </div>
      <dl className={classes.figures}>
        <div>
          <dt>Band</dt>
          <dd>
            <BandBadge band={health.band} withWord />
          </dd>
        </div>
        <div>
          <dt>Score</dt>
          <dd>
            {view.displayScore ?? '–'}
            <small>
              {accountTexts.coverage(formatShare(health.coverage))},{' '}
              {health.freshness === null ? accountTexts.undated : accountTexts.freshness(formatShare(health.freshness))}
            </small>
          </dd>
        </div>
        <div>
          <dt>{accountTexts.arr}</dt>
          <dd>
            <MoneySums amounts={health.arrByCurrency} />
          </dd>
        </div>
        <div>
          <dt>{accountTexts.decision}</dt>
          <dd>
            {health.decisionDate === null ? (
              <small>{accountTexts.noDecision}</small>
            ) : (
              <DateText day={health.decisionDate} asOf={view.asOf} />
            )}
          </dd>
        </div>
        <div>
          <dt>{accountTexts.end}</dt>
          <dd>
            <DateText day={health.contractEndDate} />
          </dd>
        </div>
      </dl>
      {health.watermelon && <p className={classes.flag}>{accountTexts.watermelon}</p>}
      {health.churned && <p className={classes.flag}>{accountTexts.churned}</p>}
      <FactDialog draft={draft} people={view.people} onClose={() => setDraft(null)} />
    </header>
  );
}
