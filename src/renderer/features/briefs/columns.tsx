/** Columns of the accounts that could get a brief. */
import type { BriefCandidate } from '../../../shared/contract/brief.ts';
import type { Band } from '../../../shared/domain/results.ts';
import type { TableColumn } from '../../tables/types.ts';
import { BAND_LOOKS, BAND_ORDER } from '../../ui/bands.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { DateText } from '../../ui/DateText.tsx';
import classes from './Briefs.module.css';
import { briefTexts as texts } from './texts.ts';

export const briefColumns: readonly TableColumn<BriefCandidate>[] = [
  {
    id: 'name',
    label: 'Account',
    kind: 'text',
    isFact: true,
    width: 180,
    value: ({ name }) => name,
    cell: ({ name }) => <bdi className={classes.name}>{name}</bdi>,
  },
  {
    id: 'band',
    label: 'Band',
    kind: 'choice',
    width: 84,
    value: ({ band }) => band,
    text: ({ band }) => BAND_LOOKS[band].word,
    word: (band) => BAND_LOOKS[band as Band].word,
    order: BAND_ORDER,
    groupable: true,
    cell: ({ band, score }) => (
      <span className={classes.band}>
        <BandBadge band={band} /> {score ?? ''}
      </span>
    ),
  },
  {
    id: 'decision',
    label: 'Decision',
    kind: 'date',
    width: 112,
    value: ({ decisionDate }) => decisionDate,
    cell: ({ decisionDate }) => <DateText day={decisionDate} />,
  },
  {
    id: 'checks',
    label: 'Before it is sent',
    kind: 'text',
    width: 220,
    value: ({ preflight }) => preflight.length,
    text: ({ preflight }) => preflight.map(({ sentence }) => sentence).join(' '),
    cell: ({ preflight }) => <Checks preflight={preflight} />,
  },
  { id: 'csm', label: 'CSM', kind: 'choice', isFact: true, width: 120, value: ({ csm }) => csm, groupable: true },
  {
    id: 'segment',
    label: 'Segment',
    kind: 'choice',
    isFact: true,
    width: 110,
    value: ({ segment }) => segment,
    groupable: true,
    startsHidden: true,
  },
];

function Checks({ preflight }: Pick<BriefCandidate, 'preflight'>): React.ReactNode {
  const stop = preflight.find(({ level }) => level === 'stop');
  if (stop !== undefined) return <span className={classes.stop}>{`${texts.stops}: ${stop.sentence}`}</span>;
  const [first] = preflight;
  if (first === undefined) return <span className={classes.ready}>{texts.ready}</span>;
  const more = preflight.length > 1 ? ` +${preflight.length - 1}` : '';
  return (
    <span className={classes.sentence} title={preflight.map(({ sentence }) => sentence).join('\n')}>
      {`${first.sentence}${more}`}
    </span>
  );
}
