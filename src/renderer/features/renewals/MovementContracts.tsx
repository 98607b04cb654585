/** The contracts of one step of the movement, each with what happened to it. Esc closes the list. */
import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { signedMoney } from '../../../shared/charts/waterfallWords.ts';
import type { MovementContract, MovementStep } from '../../../shared/contract/renewals.ts';
import { formatMoneyExact, formatMoneyShort } from '../../../shared/domain/money.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import classes from './Renewals.module.css';
import { renewalsTexts } from './texts.ts';

const texts = renewalsTexts.movement;

interface Props {
  readonly step: MovementStep;
  readonly currency: string;
  readonly contracts: readonly MovementContract[];
  readonly onClose: () => void;
}

export function MovementContracts({ step, currency, contracts, onClose }: Props): ReactNode {
  const box = useRef<HTMLElement>(null);
  const title = texts.steps(step, contracts.length);
  const isLevel = step === 'opening' || step === 'closing';
  useEffect(() => box.current?.focus(), []);
  return (
    <section
      ref={box}
      className={classes.moved}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={classes.movedHead}>
        <h3 className={classes.movedTitle}>{title}</h3>
        <CloseButton aria-label={texts.close} onClick={onClose} />
      </div>
      {contracts.length === 0 ? (
        <p className={classes.note}>{texts.empty}</p>
      ) : (
        <table className={classes.movedTable}>
          <thead>
            <tr>
              {texts.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {contracts.map(({ contractId, accountId, accountName, product, deltaMinor, because }) => (
              <tr key={`${contractId} ${deltaMinor}`}>
                <th scope="row">
                  <Link to="/account/$id" params={{ id: accountId }} className={classes.link}>
                    {accountName}
                  </Link>
                </th>
                <td>{product ?? <Nothing />}</td>
                <td title={formatMoneyExact(deltaMinor, currency)}>
                  {isLevel ? formatMoneyShort(deltaMinor, currency) : signedMoney(deltaMinor, currency)}
                </td>
                <td>{because}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
