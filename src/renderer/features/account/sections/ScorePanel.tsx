/** The score as a sum anyone can check: each part, its weight, its terms; then the exceptions that cap the band. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { freshnessState } from '../../../../shared/domain/freshness.ts';
import { PARTS, type PartResult } from '../../../../shared/domain/results.ts';
import { BandBadge } from '../../../ui/BandBadge.tsx';
import { formatDay } from '../../../ui/formatDate.ts';
import { formatNumber, formatShare } from '../../../ui/formatNumber.ts';
import { FreshBars } from '../../../ui/FreshMark.tsx';
import { Panel } from '../../../ui/Page.tsx';
import { accountTexts, partNames } from '../texts.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { OriginButtons } from './OriginButtons.tsx';
import classes from './ScorePanel.module.css';

export function ScorePanel({ view }: { readonly view: AccountPage }): ReactNode {
  const { health } = view;
  const [isDeciding, setDeciding] = useState(false);
  const override = view.decisions.find((decision) => decision.kind === 'override' && decision.inForce);
  const texts = accountTexts.score;
  const parts = [...PARTS.map((part) => health.parts[part]), ...(health.npsPart === null ? [] : [health.npsPart])];
  const known = parts.filter((part) => part.value !== null);
  const weights = known.reduce((sum, part) => sum + part.weight, 0);
  const sum = known.reduce((total, part) => total + part.weight * (part.value ?? 0), 0);
  return (
    <Panel
      title={texts.title}
      aside={
        <Button size="compact-sm" variant="subtle" onClick={() => setDeciding(true)}>
          {accountTexts.decide.override}
        </Button>
      }
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{texts.part}</th>
            <th scope="col" className={classes.number}>
              {texts.weight}
            </th>
            <th scope="col" className={classes.number}>
              {texts.value}
            </th>
            <th scope="col" className={classes.number}>
              {texts.product}
            </th>
          </tr>
        </thead>
        {parts.map((part) => (
          <PartRows key={part.part} part={part} />
        ))}
        <tfoot>
          <tr>
            <th scope="row">{texts.sum}</th>
            <td className={classes.number}>{formatNumber(weights)}</td>
            <td />
            <td className={classes.number}>{formatNumber(sum, 0)}</td>
          </tr>
        </tfoot>
      </table>
      <p className={classes.equation}>
        {health.score === null
          ? texts.none
          : texts.divided(formatNumber(sum, 0), formatNumber(weights), formatNumber(health.score, 1))}
      </p>
      <p className={classes.bands}>
        {texts.bandFromScore} <BandBadge band={health.bandFromScore} withWord /> <span aria-hidden="true">→</span>{' '}
        {texts.band} <BandBadge band={health.band} withWord />
      </p>
      {override?.band != null && (
        <p className={classes.bands}>
          {texts.overridden} <BandBadge band={override.band} withWord />
          <span className={classes.quiet}>
            {[override.author, override.text].filter((part) => part !== null).join(': ')}
          </span>
        </p>
      )}
      {health.usageNeverLiftsFired && <p className={classes.note}>{texts.usageNeverLifts}</p>}
      {view.lostParts.map((lost) => (
        <p key={lost.part} className={classes.note}>
          {texts.lost(partNames[lost.part], formatNumber(lost.value, 0), formatDay(lost.date))}
        </p>
      ))}
      <h3 className={classes.heading}>{texts.exceptions}</h3>
      {health.exceptions.length === 0 ? (
        <p className={classes.dim}>{texts.noExceptions}</p>
      ) : (
        <ul className={classes.exceptions}>
          {health.exceptions.map((hit) => (
            <li key={hit.name}>
              <BandBadge band={hit.cap} />
              <span>
                <strong>{hit.name}</strong> <span className={classes.dim}>{texts.caps(hit.cap)}</span>
                <br />
                {hit.because} <OriginButtons facts={hit.facts} of={hit.because} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {health.disagreement !== null && (
        <p className={classes.note}>
          <strong>{texts.disagreement}:</strong> {health.disagreement.because}{' '}
          <Button size="compact-xs" variant="default" onClick={() => setDeciding(true)}>
            {accountTexts.decide.settle}
          </Button>
        </p>
      )}
      {health.spread.value !== null && (
        <p className={classes.dim}>{texts.spread(health.spread.value, health.spread.known, health.spread.people)}</p>
      )}
      {view.lowestPowerfulVoice !== null && (
        <p className={classes.dim}>
          {texts.lowest(signed(view.lowestPowerfulVoice.support), view.lowestPowerfulVoice.people.join(', '))}
        </p>
      )}
      {isDeciding && <DecideDialog view={view} onClose={() => setDeciding(false)} />}
    </Panel>
  );
}

function PartRows({ part }: { readonly part: PartResult }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const texts = accountTexts.score;
  return (
    <tbody>
      <tr>
        <th scope="row">
          <UnstyledButton
            className={classes.part}
            aria-expanded={isOpen}
            disabled={part.terms.length === 0}
            onClick={() => setOpen(!isOpen)}
            title={texts.showTerms}
          >
            <IconChevronRight
              size={14}
              className={classes.chevron}
              data-open={isOpen || undefined}
              aria-hidden="true"
            />
            {partNames[part.part]}
          </UnstyledButton>
          <span className={classes.why}>
            {part.why}
            {part.freshnessDays !== null && part.freshness !== null && (
              <span className={classes.fresh}>
                <FreshBars state={freshnessState(part.freshness)} />
                {texts.fresh(part.freshnessDays, formatShare(part.freshness))}
              </span>
            )}
          </span>
        </th>
        <td className={classes.number}>{formatNumber(part.weight)}</td>
        <td className={classes.number}>
          {part.value === null ? <span className={classes.dim}>{texts.unknown}</span> : formatNumber(part.value, 1)}
        </td>
        <td className={classes.number}>{part.value === null ? '–' : formatNumber(part.weight * part.value, 0)}</td>
      </tr>
      {isOpen &&
        part.terms.map((term) => (
          <tr key={term.label} className={classes.term}>
            <td>
              {term.label} <OriginButtons facts={term.facts} of={term.label} />
            </td>
            <td className={classes.number}>{term.weight === null ? '' : `×${formatNumber(term.weight)}`}</td>
            <td className={classes.number}>{term.points === null ? '' : formatNumber(term.points, 1)}</td>
            <td />
          </tr>
        ))}
    </tbody>
  );
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}
