/** NPS over the portfolio: three named ways of rolling it up, none of them "the" NPS, beside who was asked, who is silent and why. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PortfolioNps } from '../../../shared/contract/portfolio.ts';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { Definition } from '../../ui/Definition.tsx';
import { formatDelta } from '../../ui/formatNumber.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Panel } from '../../ui/Page.tsx';
import classes from './Exceptions.module.css';
import { exceptionsTexts } from './texts.ts';

const texts = exceptionsTexts.nps;
const REASONS_SHOWN = 6;

export function NpsPanel(): ReactNode {
  const { input } = useAsOf();
  const nps = useApi('portfolio.nps', input);
  return (
    <Panel
      title={texts.title}
      aside={nps.data === undefined ? undefined : <Definition of={texts.title}>{nps.data.definition}</Definition>}
    >
      <Loaded query={nps} waiting={texts.waiting} failed={texts.failed}>
        {(data) => (
          <>
            <RollUps data={data} />
            <div className={classes.context}>
              <SilentRoles data={data} />
              <Reasons data={data} />
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function RollUps({ data }: { readonly data: PortfolioNps }): ReactNode {
  const { rollUps, answered, asked, followedUp, actedOn, coverage } = data;
  return (
    <>
      <dl className={classes.rollUps}>
        {rollUps.map(({ name, means, nps, low, high, answered: n }) => (
          <div key={name}>
            <dt title={means}>{name}</dt>
            <dd>
              {nps === null || low === null || high === null ? (
                <span className={classes.noNumber}>{texts.noNumber}</span>
              ) : (
                <>
                  <strong className={classes.nps}>{formatDelta(nps, 0)}</strong>
                  <span className={classes.dim}>{texts.interval(formatDelta(low, 0), formatDelta(high, 0))}</span>
                </>
              )}
              <span className={classes.dim}>{texts.answers(n)}</span>
            </dd>
            <dd className={classes.dim}>{means}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.rule}>
        {texts.asked(answered, asked)} ({coverage.sentence}); {texts.followed(followedUp, answered)},{' '}
        {texts.acted(actedOn)}.
      </p>
    </>
  );
}

function SilentRoles({ data: { roles } }: { readonly data: PortfolioNps }): ReactNode {
  return (
    <section aria-label={texts.silent}>
      <h3 className={classes.group}>{texts.silent}</h3>
      <ul className={classes.roles}>
        {roles.map(({ role, silent, accounts }) => (
          <li key={role}>
            <span>{role}</span>
            <span className={classes.track} aria-hidden="true">
              <span style={{ width: `${Math.round((100 * silent) / accounts)}%` }} />
            </span>
            <span className={classes.dim}>{texts.silentOf(silent, accounts)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reasons({ data: { reasons, moreReasons } }: { readonly data: PortfolioNps }): ReactNode {
  const more = reasons.length + moreReasons - REASONS_SHOWN;
  return (
    <section aria-label={texts.reasons}>
      <h3 className={classes.group}>{texts.reasons}</h3>
      {reasons.length === 0 && <p className={classes.dim}>{texts.noReasons}</p>}
      <ul className={classes.reasons}>
        {reasons.slice(0, REASONS_SHOWN).map((reason, index) => (
          <li key={`${reason.accountId} ${index}`}>
            <strong>{reason.score}</strong>
            <div>
              <q>{reason.comment}</q>
              <div className={classes.dim}>
                {reason.person ?? texts.nobody},{' '}
                <Link to="/account/$id" params={{ id: reason.accountId }} className={classes.link}>
                  {reason.account}
                </Link>
                {' · '}
                {reason.actionTaken ?? (reason.followedUp ? texts.followedUp : texts.notFollowedUp)}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.dim}>{texts.moreReasons(more)}</p>}
    </section>
  );
}
