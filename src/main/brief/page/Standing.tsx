import type { ReactNode } from 'react';
import type { Changes, ScoreSection } from '../model/types.ts';
import { Picture } from './Picture.tsx';
import { Bullets, CapTag, Section } from './pieces.tsx';

/** What moved since the last review and why. */
export function WhatChanged({ changes }: { readonly changes: Changes }): ReactNode {
  return (
    <Section title={`What changed ${changes.since}`} className="changes">
      <p>{changes.summary}</p>
      {changes.lines.length > 0 && (
        <table aria-label="Points by part">
          <tbody>
            {changes.lines.map((line) => (
              <tr key={line.what}>
                <td className="number">{line.points}</td>
                <th scope="row">{line.what}</th>
                <td>{line.because.join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.events.length > 0 && (
        <ul className="events">
          {changes.events.map((event) => (
            <li key={`${event.day} ${event.sentence}`}>
              <span>{event.day}</span> {event.sentence}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The score with every term of its sum, the exceptions that cap it, and its history. */
export function Score({ score }: { readonly score: ScoreSection }): ReactNode {
  return (
    <Section title="Score and its arithmetic" className="score">
      <Picture name="score" of={score.bar} />
      <p className="sum">{score.arithmetic}</p>
      <div className="beside">
        <div>
          <h3>Exceptions</h3>
          {score.exceptions.length === 0 ? <p>None: the band is the score&apos;s own.</p> : null}
          {score.exceptions.map(({ name, cap }) => (
            <p key={name} className="exception">
              <CapTag cap={cap} /> {name}
            </p>
          ))}
          {score.notes.length > 0 && <Bullets items={score.notes} className="notes" />}
        </div>
        <Picture name="history" of={score.history} caption={score.historySays} className="history" />
      </div>
      <table className="parts">
        <caption>Why each part stands where it stands</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="number">
              Value
            </th>
            <th scope="col" className="number">
              Weight
            </th>
            <th scope="col" className="number">
              Brings
            </th>
            <th scope="col">Why</th>
            <th scope="col" className="number">
              Newest fact
            </th>
          </tr>
        </thead>
        <tbody>
          {score.parts.map((part) => (
            <tr key={part.name}>
              <th scope="row">{part.name}</th>
              <td className={part.value === 'unknown' ? 'number missing' : 'number'}>{part.value}</td>
              <td className="number">{part.weight}</td>
              <td className="number">{part.brings}</td>
              <td>{part.why}</td>
              <td className="number dim">{part.freshness}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
