/** The lists with how many accounts stand in each and their ARR; one is open. */
import type { ReactNode } from 'react';
import type { Amount, ExceptionList } from '../../../shared/contract/portfolio.ts';
import { MoneySums } from '../../ui/Money.tsx';
import classes from './Exceptions.module.css';
import { exceptionsTexts as texts } from './texts.ts';

interface Props {
  readonly lists: readonly ExceptionList[];
  readonly chosen: ExceptionList['key'];
  readonly onChoose: (key: ExceptionList['key']) => void;
}

export function ListChoice({ lists, chosen, onChoose }: Props): ReactNode {
  const groups = [
    { name: texts.groups.look, own: lists.filter((list) => groupOf(list) === 'look') },
    { name: texts.groups.caps, own: lists.filter((list) => groupOf(list) === 'caps') },
    { name: texts.groups.rules, own: lists.filter((list) => groupOf(list) === 'rules') },
  ];
  return (
    <nav className={classes.lists} aria-label={texts.lists}>
      {groups.map(({ name, own }) => (
        <section key={name} aria-label={name}>
          <h2 className={classes.group}>{name}</h2>
          <ul>
            {own.map(({ key, label, accounts, amounts }) => (
              <li key={key}>
                <button
                  type="button"
                  className={classes.choice}
                  aria-current={key === chosen ? 'true' : undefined}
                  data-none={accounts.length === 0 || undefined}
                  onClick={() => onChoose(key)}
                >
                  <span className={classes.choiceName}>{label}</span>
                  <span className={classes.choiceCount}>{accounts.length.toLocaleString()}</span>
                  {accounts.length > 0 && (
                    <span className={classes.choiceMoney}>
                      <MoneySums amounts={sumsOf(amounts)} />
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function groupOf({ key }: ExceptionList): keyof typeof texts.groups {
  if (key === 'watermelon' || key === 'disagreement') return 'look';
  return key === 'usage never lifts' ? 'rules' : 'caps';
}

function sumsOf(amounts: readonly Amount[]): Readonly<Record<string, number>> {
  return Object.fromEntries(amounts.map(({ currency, arrMinor }) => [currency, arrMinor]));
}
