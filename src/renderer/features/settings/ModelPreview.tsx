/** What a draft would do to the whole book today: bands before and after, the accounts that move, their ARR. */
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import type { BandMove, ModelPreview as Preview } from '../../../shared/contract/settings.ts';
import type { ScoreModel } from '../../../shared/domain/model.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { BAND_ORDER } from '../../ui/bands.ts';
import { formatCount } from '../../ui/formatNumber.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { MoneySums } from '../../ui/Money.tsx';
import { draftOf } from './modelDraft.ts';
import classes from './Settings.module.css';
import { settingsTexts } from './texts.ts';

const texts = settingsTexts.model;
const TYPING_PAUSE_MS = 350;
const MOST_MOVES = 12;

export function ModelPreview({ draft }: { readonly draft: ScoreModel }): ReactNode {
  const [settled] = useDebouncedValue(draft, TYPING_PAUSE_MS);
  const preview = useApi('model.preview', { draft: draftOf(settled) });
  return (
    <Loaded query={preview} waiting={texts.previewWaiting} failed={texts.previewFailed}>
      {(data) => <Effect preview={data} />}
    </Loaded>
  );
}

function Effect({ preview }: { readonly preview: Preview }): ReactNode {
  const { moves, accounts, arrMoved, before, after } = preview;
  const count = (side: Preview['before'], band: string) => side.find((entry) => entry.band === band)?.accounts ?? 0;
  return (
    <div role="status">
      <p className={classes.effectHead}>
        {moves.length === 0 ? texts.noMoves : texts.moves(moves.length, accounts)}
        {moves.length > 0 && (
          <span className={classes.effectArr}>
            <MoneySums amounts={arrMoved} /> ARR
          </span>
        )}
      </p>
      <table className={classes.bandTable}>
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {BAND_ORDER.map((band) => (
            <tr key={band}>
              <th scope="row">
                <BandBadge band={band} withWord />
              </th>
              <td>{formatCount(count(before, band))}</td>
              <td data-changed={count(before, band) !== count(after, band) || undefined}>
                {formatCount(count(after, band))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={classes.moves}>
        {moves.slice(0, MOST_MOVES).map((move) => (
          <Move key={move.accountId} move={move} />
        ))}
      </ul>
      {moves.length > MOST_MOVES && <p className={classes.note}>{texts.more(moves.length - MOST_MOVES)}</p>}
    </div>
  );
}

function Move({ move }: { readonly move: BandMove }): ReactNode {
  return (
    <li className={classes.move}>
      <bdi className={classes.moveName}>{move.name}</bdi>
      <MoneySums amounts={move.arrByCurrency} />
      <span className={classes.moveBands}>
        <BandBadge band={move.bandBefore} /> <span aria-hidden="true">→</span> <BandBadge band={move.bandAfter} />
      </span>
    </li>
  );
}
