import type { ReactNode } from 'react';
import type { Risk } from '../model/types.ts';
import { CapTag, Section } from './pieces.tsx';

/** What could cost the renewal: the exceptions with the cap they set, then everything else that is late, open or against us. */
export function Risks({ risks }: { readonly risks: readonly Risk[] }): ReactNode {
  return (
    <Section title="Risks" className="risks">
      {risks.length === 0 && <p>The rules see none today.</p>}
      {risks.map(({ name, cap, because }) => (
        <div key={name}>
          <h3>
            {name} <CapTag cap={cap} />
          </h3>
          <p>{because}</p>
        </div>
      ))}
    </Section>
  );
}
