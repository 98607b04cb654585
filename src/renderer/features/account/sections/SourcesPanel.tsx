/** Which files this account's facts came from, and how many were typed by hand. */
import type { ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { formatDay } from '../../../ui/formatDate.ts';
import { Panel } from '../../../ui/Page.tsx';
import { accountTexts } from '../texts.ts';
import { OriginButton } from './OriginButton.tsx';
import classes from './Lists.module.css';

export function SourcesPanel({ view }: { readonly view: AccountPage }): ReactNode {
  const texts = accountTexts.sources;
  const extra = Object.entries(view.extra);
  return (
    <Panel title={texts.title} aside={<OriginButton fact={{ table: 'account', id: view.account.id }} />}>
      {view.sources.length === 0 && <p className={classes.dim}>{texts.none}</p>}
      <ul className={classes.list}>
        {view.sources.map((source) => (
          <li key={`${source.importId}${source.file}`}>
            <span>
              <strong>{source.file}</strong> <span className={classes.dim}>{formatDay(source.importedDate)}</span>
              <span className={classes.line}>
                {source.sheets.filter((sheet) => sheet !== '').join(', ')} {texts.line(source.facts)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {view.typedFacts > 0 && (
        <p className={classes.dim} style={{ marginTop: 8 }}>
          {texts.typed(view.typedFacts)}
        </p>
      )}
      {extra.length > 0 && (
        <>
          <h3 className={classes.heading}>{texts.extra}</h3>
          <dl className={classes.extra}>
            {extra.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Panel>
  );
}
