/** The facts behind one sentence, each with where it came from; what is beyond a few is counted. */
import type { ReactNode } from 'react';
import type { FactRef } from '../../../../shared/domain/results.ts';
import { accountTexts } from '../texts.ts';
import { OriginButton } from './OriginButton.tsx';

const MOST = 4;

export function OriginButtons({ facts, of }: { readonly facts: readonly FactRef[]; readonly of: string }): ReactNode {
  const several = facts.length > 1;
  return (
    <>
      {facts.slice(0, MOST).map((fact, index) => (
        <OriginButton
          key={`${fact.table}/${fact.id}`}
          fact={fact}
          of={several ? accountTexts.sources.nth(of, index + 1, facts.length) : of}
        />
      ))}
      {facts.length > MOST && <span>{accountTexts.sources.moreFacts(facts.length - MOST)}</span>}
    </>
  );
}
