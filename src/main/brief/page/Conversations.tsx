import type { ReactNode } from 'react';
import type { Conversation } from '../model/types.ts';
import { Section } from './pieces.tsx';

/** The conversation most worth having, with whom, and what it serves. */
export function Conversations({ conversations }: { readonly conversations: readonly Conversation[] }): ReactNode {
  return (
    <Section title="Next conversation worth having" className="next">
      {conversations.length === 0 && <p className="missing">The facts on file do not name one.</p>}
      {conversations.map((next) => (
        <div key={`${next.withWhom} ${next.about}`}>
          <p className="who">{next.withWhom}</p>
          <p>{next.about}</p>
          <p className="serves">{next.why}</p>
        </div>
      ))}
    </Section>
  );
}
