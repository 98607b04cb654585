/** Moves tried on paper: the ties they would break, then apply or drop. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import type { BrokenTie } from '../../../shared/contract/quality.ts';
import { useApiChange } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import type { Move } from './BalancePage.tsx';
import classes from './BalancePage.module.css';
import { balanceTexts as texts } from './texts.ts';

interface Props {
  readonly moves: readonly Move[];
  readonly day: { readonly asOf?: string };
  readonly ties: readonly BrokenTie[];
  readonly onDone: () => void;
}

export function MovesBar({ moves, day, ties, onDone }: Props): ReactNode {
  const apply = useApiChange('balance.apply');
  const save = (): void =>
    apply.mutate(
      { ...day, moves: [...moves] },
      {
        onSuccess: () => {
          notifications.show({ message: texts.applied });
          onDone();
        },
        onError: (error) => notifications.show({ color: 'red', title: texts.notApplied, message: errorText(error) }),
      },
    );
  return (
    <section className={classes.moves} aria-label={texts.moves(moves.length)}>
      <div>
        <strong>{texts.moves(moves.length)}.</strong> {texts.paper}
        <h3 className={classes.heading}>{texts.ties}</h3>
        {ties.length === 0 ? (
          <p className={classes.dim}>{texts.noTies}</p>
        ) : (
          <ul>
            {ties.map((tie) => (
              <li key={`${tie.accountId}${tie.sentence}`}>{tie.sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <span className={classes.buttons}>
        <Button variant="default" onClick={onDone}>
          {texts.drop}
        </Button>
        <Button loading={apply.isPending} onClick={save}>
          {texts.apply}
        </Button>
      </span>
    </section>
  );
}
