import type { ReactNode } from 'react';
import type { Conversation } from '../model/types.ts';
import { Section } from './pieces.tsx';

/** The conversation most worth having, with whom, and what it serves. */
export function Conversations({
  conversations,
  isOver,
}: {
  readonly conversations: readonly Conversation[];
  readonly isOver: boolean;
}): ReactNode {
  return (
    <Section title="Next conversation worth having" className="next">
      {conversations.length === 0 && (
        <p>{isOver ? 'None: the account has churned.' : 'Nothing on file asks for one.'}</p>
      )}
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
