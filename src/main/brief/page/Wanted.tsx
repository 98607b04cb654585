import type { ReactNode } from 'react';
import type { BriefModel } from '../model/types.ts';
import { Section } from './pieces.tsx';

/** The outcome the customer wants and how they want to get there; "none on file" is the loudest gap. */
export function Wanted({ wanted, title }: { readonly wanted: BriefModel['wanted']; readonly title: string }): ReactNode {
  return (
    <Section title={title} className="wanted">
      {wanted.required === null ? <p className="loud">No required outcome on file.</p> : <p className="outcome">{wanted.required}</p>}
      <p className={wanted.experience === null ? 'missing' : undefined}>{wanted.experience === null ? 'How they want to get there is not on file.' : `How: ${wanted.experience}`}</p>
    </Section>
  );
}
