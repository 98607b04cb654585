/** The forecast: what is due by band, expected loss, the three callers side by side, and every pending contract. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { CALLER_WORDS } from '../../../shared/domain/wording.ts';
import type {
  Concentration,
  DueContract,
  ForecastLedger,
  ForecastTotal,
  HeatmapBy,
} from '../../../shared/contract/renewals.ts';
import { CALLERS } from '../../../shared/domain/facts.ts';
import { standingWords } from '../../../shared/domain/standing.ts';
import { DataTable } from '../../tables/DataTable.tsx';
import { defaultView, useTableView } from '../../tables/view.ts';
import { BAND_LOOKS, BAND_ORDER } from '../../ui/bands.ts';
import { BandBadge } from '../../ui/BandBadge.tsx';
import { Definition } from '../../ui/Definition.tsx';
import { formatShare } from '../../ui/formatNumber.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Money } from '../../ui/Money.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Panel } from '../../ui/Page.tsx';
import { CallDialog, type CallDraft } from './CallDialog.tsx';
import { dueColumns } from './dueColumns.tsx';
import classes from './Renewals.module.css';
import { CATEGORY_ORDER, renewalsTexts as texts } from './texts.ts';

export function Forecast({ by }: { readonly by: HeatmapBy }): ReactNode {
  const { input } = useAsOf();
  const ledger = useApi('renewals.forecast', { ...input, by });
  return (
    <Loaded query={ledger} waiting={texts.waiting} failed={texts.failed}>
      {(data) => (
        <>
          <Panel title={texts.forecast} aside={<Definition of={texts.forecast}>{data.definition}</Definition>}>
            <div className={classes.totals}>
              {data.totals.map((total) => (
                <CurrencyForecast key={total.currency} total={total} />
              ))}
            </div>
          </Panel>
          <Ledger data={data} />
        </>
      )}
    </Loaded>
  );
}

function CurrencyForecast({ total }: { readonly total: ForecastTotal }): ReactNode {
  const minorOf = {
    red: total.redMinor,
    yellow: total.yellowMinor,
    green: total.greenMinor,
    unproven: total.unprovenMinor,
  };
  const share = (minor: number) => (total.arrDueMinor === 0 ? 0 : minor / total.arrDueMinor);
  return (
    <section className={classes.total} aria-label={`${texts.forecast} ${total.currency}`}>
      <div className={classes.headline}>
        <div>
          <div className={classes.label}>{texts.due}</div>
          <div className={classes.big}>
            <Money minor={total.arrDueMinor} currency={total.currency} />
          </div>
        </div>
        <div>
          <div className={classes.label}>
            {texts.expectedLoss} <span className={classes.hint}>{texts.expectedLossHint}</span>
          </div>
          <div className={classes.big}>
            <Money minor={total.expectedLossMinor} currency={total.currency} />
          </div>
        </div>
      </div>
      <div className={classes.headline}>
        <Biggest label={texts.biggestDue} of={total.biggest} currency={total.currency} words={texts.ofDue} />
        <Biggest
          label={texts.biggestAtRisk}
          of={total.biggestAtRisk}
          currency={total.currency}
          words={texts.ofAtRisk}
        />
      </div>
      <div className={classes.bandBar} aria-hidden="true">
        {BAND_ORDER.map((band) =>
          minorOf[band] === 0 ? null : <span key={band} data-band={band} style={{ flexGrow: share(minorOf[band]) }} />,
        )}
      </div>
      <ul className={classes.bandList} aria-label={texts.bands}>
        {BAND_ORDER.map((band) => (
          <li key={band}>
            <BandBadge band={band} />
            <span className={classes.bandWord}>{BAND_LOOKS[band].word}</span>
            <Money minor={minorOf[band]} currency={total.currency} />
            <span className={classes.hint}>{formatShare(share(minorOf[band]))}</span>
          </li>
        ))}
      </ul>
      <p className={classes.hint}>{texts.standing(standingWords(total.standing), total.standing.accounts)}</p>
      <table className={classes.calls}>
        <caption className="qb-only-spoken">{texts.calls}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.calls}</th>
            {CATEGORY_ORDER.map((category) => (
              <th key={category} scope="col">
                {category}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CALLERS.map((caller) => (
            <tr key={caller}>
              <th scope="row">{CALLER_WORDS[caller]}</th>
              {CATEGORY_ORDER.map((category) => {
                const amount = total.byCaller[caller].find((entry) => entry.category === category);
                return (
                  <td key={category}>
                    {amount === undefined || amount.count === 0 ? (
                      <Nothing spoken="none" />
                    ) : (
                      <>
                        <Money minor={amount.arrMinor} currency={total.currency} />{' '}
                        <span className={classes.hint}>{amount.count}</span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface BiggestProps {
  readonly label: string;
  readonly of: Concentration | null;
  readonly currency: string;
  readonly words: (share: string) => string;
}

/** The account a sum hangs on most, with its share. */
function Biggest({ label, of, currency, words }: BiggestProps): ReactNode {
  return (
    <div className={classes.biggest}>
      <div className={classes.label}>{label}</div>
      {of === null ? (
        <Nothing spoken={texts.nothingAtRisk} />
      ) : (
        <>
          <Link to="/account/$id" params={{ id: of.accountId }} className={classes.link}>
            {of.name}
          </Link>
          <div className={classes.hint}>
            <Money minor={of.arrMinor} currency={currency} />, {words(formatShare(of.share))}
          </div>
        </>
      )}
    </div>
  );
}

const rowId = (row: DueContract) => row.contractId;

function Ledger({ data }: { readonly data: ForecastLedger }): ReactNode {
  const navigate = useNavigate();
  const [draft, setDraft] = useState<CallDraft | null>(null);
  const columns = useMemo(() => dueColumns(setDraft), []);
  const [view, setView] = useTableView('forecast', () =>
    defaultView(columns, { sorting: [{ id: 'decision', desc: false }] }),
  );
  const open = useCallback(
    (row: DueContract) => void navigate({ to: '/account/$id', params: { id: row.accountId } }),
    [navigate],
  );
  return (
    <Panel title={texts.contracts}>
      <DataTable
        id="forecast"
        label={texts.contracts}
        rows={data.contracts}
        columns={columns}
        rowId={rowId}
        view={view}
        onView={setView}
        onOpen={open}
        height="grows"
      />
      <CallDialog draft={draft} onClose={() => setDraft(null)} />
    </Panel>
  );
}
