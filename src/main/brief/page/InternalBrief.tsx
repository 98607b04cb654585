import type { ReactNode } from 'react';
import type { BriefModel, InternalSections } from '../model/types.ts';
import { Conversations } from './Conversations.tsx';
import { Head } from './Head.tsx';
import { Picture } from './Picture.tsx';
import { Bullets, Rows, Section } from './pieces.tsx';
import { Renewal } from './Renewal.tsx';
import { Risks } from './Risks.tsx';
import { Score, WhatChanged } from './Standing.tsx';
import { Plan, ValueProven } from './Value.tsx';
import { Wanted } from './Wanted.tsx';

/** First page: what is this account, how does it stand, why, what next. The rest is the proof of it. */
export function InternalBrief({
  model,
  internal,
}: {
  readonly model: BriefModel;
  readonly internal: InternalSections;
}): ReactNode {
  return (
    <main>
      <Head model={model} />
      <div className="columns">
        <div>
          <Wanted
            wanted={model.wanted}
            title="The outcome they want"
            whenUnknown={{
              required: 'No required outcome on file.',
              experience: 'How they want to get there is not on file.',
            }}
          />
          <WhatChanged changes={internal.changes} />
        </div>
        <div>
          <Conversations conversations={model.conversations} isOver={internal.standing.isOver} />
          <Risks risks={internal.risks} />
        </div>
      </div>
      <Score score={internal.score} />
      <ValueProven proven={model.proven} title="Value proven" />
      <Section title="People" className="people">
        <p>{internal.people.sentence}</p>
        <Picture name="map" of={internal.people.map} />
        {internal.people.gaps.length > 0 && <Bullets items={internal.people.gaps} className="two" />}
      </Section>
      <Plan plan={model.plan} title="Milestones" />
      <Renewal renewal={model.renewal} />
      <Section title="Signals" className="signals">
        <div className="beside">
          <Rows rows={internal.signals.rows} label="Signals" />
          <Picture name="usage" of={internal.signals.usage} className="usage" />
        </div>
      </Section>
      <Section title="What we do not know" className="unknown">
        {internal.unknown.length === 0 && internal.contradictions.length === 0 ? (
          <p>Nothing that the rules ask for is missing.</p>
        ) : null}
        {internal.unknown.length > 0 && <Bullets items={internal.unknown} className="two" />}
        {internal.contradictions.length > 0 && (
          <>
            <h3>Cannot be right</h3>
            <Bullets items={internal.contradictions} />
          </>
        )}
      </Section>
      <Section title="Sources" className="sources">
        <Rows rows={model.sources} label="Sources" />
      </Section>
    </main>
  );
}
