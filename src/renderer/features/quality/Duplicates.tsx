/** Accounts and people that look like the same one, with both sides' facts; merged or told apart by a person, never alone. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DuplicatePair, PairToldApart, StandingMerge } from '../../../shared/contract/quality.ts';
import { api } from '../../api/client.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { errorText } from '../../ui/errorText.ts';
import { MoneySums } from '../../ui/Money.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import classes from './Duplicates.module.css';
import { Merges } from './Merges.tsx';
import { qualityTexts as texts } from './texts.ts';
import { ToldApart } from './ToldApart.tsx';

const STEP = 20;

interface Props {
  readonly pairs: readonly DuplicatePair[];
  readonly merges: readonly StandingMerge[];
  readonly toldApart: readonly PairToldApart[];
}

export function Duplicates({ pairs, merges, toldApart }: Props): ReactNode {
  const [shown, setShown] = useState(STEP);
  const box = useRef<HTMLDivElement>(null);
  // A settled pair goes with the focus on it: on to the next one.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.querySelector('button')?.focus();
  }, [pairs]);
  return (
    <div ref={box} className={classes.scroller}>
      {pairs.length === 0 ? (
        <EmptyState title={texts.noDuplicates} explain={texts.noDuplicatesExplain} />
      ) : (
        <ul className={classes.list}>
          {pairs.slice(0, shown).map((pair) => (
            <Pair key={`${pair.table} ${pair.a.id} ${pair.b.id}`} pair={pair} />
          ))}
        </ul>
      )}
      {pairs.length > shown && (
        <Button variant="default" size="xs" onClick={() => setShown(shown + STEP)}>
          {texts.morePairs(Math.min(STEP, pairs.length - shown))}
        </Button>
      )}
      <Merges merges={merges} />
      <ToldApart pairs={toldApart} />
    </div>
  );
}

type SideName = 'a' | 'b';

function Pair({ pair }: { readonly pair: DuplicatePair }): ReactNode {
  const [keep, setKeep] = useState<SideName>('a');
  const [isBusy, setBusy] = useState(false);
  const { table, a, b, because, facts, accountName } = pair;
  const kept = pair[keep];
  const merged = pair[keep === 'a' ? 'b' : 'a'];
  const names = texts.pair(a.name, b.name);

  const run = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    setBusy(true);
    try {
      await work();
      notifications.show({ message: done });
    } catch (error) {
      notifications.show({ color: 'red', title: texts.notSettled, message: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  const merge = (): Promise<void> => {
    const input = { keepId: kept.id, mergeId: merged.id };
    const call = (): Promise<unknown> =>
      table === 'account' ? api.call('account.merge', input) : api.call('account.mergePeople', input);
    return run(call, texts.mergedInto(merged.name, kept.name));
  };
  const tellApart = (): Promise<void> =>
    run(() => api.call('quality.notSame', { table, aId: a.id, bId: b.id }), texts.toldApart(a.name, b.name));

  const head = (side: SideName): ReactNode => (
    <th scope="col" data-kept={keep === side || undefined}>
      <label className={classes.keep}>
        <input
          type="radio"
          name={`keep ${table} ${a.id} ${b.id}`}
          aria-label={texts.keepLabel(pair[side].name, side === 'a')}
          checked={keep === side}
          onChange={() => setKeep(side)}
        />
        {texts.keep}
      </label>
      <Link to="/account/$id" params={{ id: pair[side].accountId }} className={classes.name}>
        {pair[side].name}
      </Link>
    </th>
  );

  return (
    <li className={classes.pair} aria-label={names}>
      <p className={classes.because}>
        {accountName !== null && <strong>{accountName}: </strong>}
        {because}
      </p>
      <table className={classes.sides}>
        <thead>
          <tr>
            <td />
            {head('a')}
            {head('b')}
          </tr>
        </thead>
        <tbody>
          {a.arrByCurrency !== null && b.arrByCurrency !== null && (
            <tr>
              <th scope="row">{texts.arr}</th>
              <td>
                <MoneySums amounts={a.arrByCurrency} />
              </td>
              <td>
                <MoneySums amounts={b.arrByCurrency} />
              </td>
            </tr>
          )}
          {facts.map((line) => (
            <tr key={line.label} data-differs={(line.a !== null && line.b !== null && line.a !== line.b) || undefined}>
              <th scope="row">{line.label}</th>
              <td>{line.a ?? <Nothing />}</td>
              <td>{line.b ?? <Nothing />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.answers}>
        <Button size="xs" disabled={isBusy} aria-label={`${texts.merge}: ${names}`} onClick={() => void merge()}>
          {texts.merge}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={isBusy}
          aria-label={`${texts.notSame}: ${names}`}
          onClick={() => void tellApart()}
        >
          {texts.notSame}
        </Button>
        <span className={classes.effect}>{texts.mergeEffect(merged.name, kept.name)}</span>
      </div>
    </li>
  );
}
