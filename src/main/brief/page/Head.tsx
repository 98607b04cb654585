import type { ReactNode } from 'react';
import type { BriefModel } from '../model/types.ts';
import { longDay } from '../model/words.ts';

/** Name, what kind of account, who looks after it, and the figures a reader asks for first. */
export function Head({ model }: { readonly model: BriefModel }): ReactNode {
  const standing = model.internal?.standing ?? null;
  return (
    <header>
      <p className="kicker">
        <span>
          {model.brand.name !== '' && <strong>{model.brand.name}</strong>}
          {model.audience === 'internal' ? 'Account brief, internal' : 'Success brief'}
        </span>
        <span>As of {longDay(model.asOf)}</span>
      </p>
      <h1>{model.account}</h1>
      <p className="line">{model.line}</p>
      <div className="verdict">
        {standing !== null && (
          <div className={`band ${standing.band}`}>
            <span className="letter">{standing.letter}</span>
            <span className="word">
              <strong>{standing.word}</strong>
              <span>
                {standing.score === null
                  ? 'no score'
                  : `score ${standing.score} of 100${standing.isOver ? `, ${standing.band}` : ''}`}
              </span>
            </span>
          </div>
        )}
        <table className="figures" aria-label="Key figures">
          <thead>
            <tr>
              {model.figures.map((figure) => (
                <th key={figure.label} scope="col">
                  {figure.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {model.figures.map((figure) => (
                <td key={figure.label}>
                  <strong>{figure.value}</strong>
                  {figure.note !== null && <span>{figure.note}</span>}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {standing !== null && <p className="why">{standing.sentences.join(' ')}</p>}
      <ul className="facts" aria-label="Facts">
        {model.facts.map((fact) => (
          <li key={fact.head}>
            <span>{fact.head}</span> {fact.text}
          </li>
        ))}
      </ul>
    </header>
  );
}
