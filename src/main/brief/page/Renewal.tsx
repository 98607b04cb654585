import type { ReactNode } from 'react';
import type { BriefModel } from '../model/types.ts';
import { Bullets, Section } from './pieces.tsx';

/** What is decided when, for how much, and who expects what. */
export function Renewal({ renewal }: { readonly renewal: BriefModel['renewal'] }): ReactNode {
  return (
    <Section title="Renewal" className="renewal">
      <p>{renewal.sentence}</p>
      {renewal.lines.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" className="number">
                ARR
              </th>
              <th scope="col">Term</th>
              <th scope="col">Notice</th>
              <th scope="col">Decision</th>
              <th scope="col" className="number">
                Days left
              </th>
              <th scope="col">Calls</th>
            </tr>
          </thead>
          <tbody>
            {renewal.lines.map((line) => (
              <tr key={`${line.product} ${line.term}`}>
                <th scope="row">{line.product}</th>
                <td className="number">{line.arr}</td>
                <td>{line.term}</td>
                <td>{line.notice}</td>
                <td>{line.decision}</td>
                <td className="number">{line.daysLeft}</td>
                <td>{line.calls}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {renewal.past.length > 0 && (
        <>
          <h3>Decided before</h3>
          <Bullets items={renewal.past} />
        </>
      )}
    </Section>
  );
}
