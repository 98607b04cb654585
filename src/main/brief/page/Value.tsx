import type { ReactNode } from 'react';
import type { BriefModel } from '../model/types.ts';
import { Picture } from './Picture.tsx';
import { Section } from './pieces.tsx';

/** What was reached, how well it is proven, in whose words. */
export function ValueProven({
  proven,
  title,
}: {
  readonly proven: BriefModel['proven'];
  readonly title: string;
}): ReactNode {
  return (
    <Section title={title} className="value">
      <p>{proven.sentence}</p>
      {proven.lines.length > 0 && (
        <table className="proofs">
          <thead>
            <tr>
              <th scope="col">Reached</th>
              <th scope="col">Evidence</th>
              <th scope="col">Level</th>
              <th scope="col">Day</th>
            </tr>
          </thead>
          <tbody>
            {proven.lines.map((line) => (
              <tr key={`${line.title} ${line.day ?? ''}`}>
                <th scope="row">
                  {line.title}
                  {line.outcome !== null && <span>{line.outcome}</span>}
                </th>
                <td>
                  {line.measure === null && line.quote === null && <span className="missing">{line.missing}</span>}
                  {line.measure !== null && <span>{line.measure}</span>}
                  {line.quote !== null && <q>{line.quote}</q>}
                  {line.who !== null && <span className="dim">{line.who}</span>}
                </td>
                <td className={line.isVerified ? 'verified' : 'dim'}>{line.level}</td>
                <td>{line.day}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** The customer's milestones above ours, with slips and the decision. */
export function Plan({ plan, title }: { readonly plan: BriefModel['plan']; readonly title: string }): ReactNode {
  return (
    <Section title={title} className="plan">
      {plan.sentence !== '' && <p>{plan.sentence}</p>}
      <Picture name="timeline" of={plan.timeline} />
    </Section>
  );
}
