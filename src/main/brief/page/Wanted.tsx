import type { ReactNode } from 'react';
import type { BriefModel } from '../model/types.ts';
import { Section } from './pieces.tsx';

/** The outcome the customer wants and how they want to get there; "none on file" is the loudest gap. */
export function Wanted({
  wanted,
  title,
  whenUnknown,
}: {
  readonly wanted: BriefModel['wanted'];
  readonly title: string;
  readonly whenUnknown: { readonly required: string; readonly experience: string };
}): ReactNode {
  return (
    <Section title={title} className="wanted">
      {wanted.required === null ? (
        <p className="loud">{whenUnknown.required}</p>
      ) : (
        <p className="outcome">{wanted.required}</p>
      )}
      <p className={wanted.experience === null ? 'missing' : undefined}>
        {wanted.experience === null ? whenUnknown.experience : `How: ${wanted.experience}`}
      </p>
    </Section>
  );
}
