import type { ReactNode } from 'react';
import type { BriefModel, CustomerSections } from '../model/types.ts';
import { Head } from './Head.tsx';
import { Bullets, Section } from './pieces.tsx';
import { Plan, ValueProven } from './Value.tsx';
import { Wanted } from './Wanted.tsx';

/** What both sides can read together: the goal, what was reached, the plan, the agenda, what we ask and what we owe. */
export function CustomerBrief({
  model,
  customer,
}: {
  readonly model: BriefModel;
  readonly customer: CustomerSections;
}): ReactNode {
  return (
    <main>
      <Head model={model} />
      <Wanted
        wanted={model.wanted}
        title="The outcome you want"
        whenUnknown={{
          required: 'Still to be agreed between us.',
          experience: 'How you want to get there is still to be agreed.',
        }}
      />
      <ValueProven proven={model.proven} title="What was reached" />
      {model.plan.timeline !== null && <Plan plan={model.plan} title="Milestones" />}
      <div className="columns">
        <div>
          <Section title="Proposed agenda">
            <Bullets items={customer.agenda} />
          </Section>
          {customer.ours.length > 0 && (
            <Section title="What we owe you">
              <Bullets items={customer.ours} />
            </Section>
          )}
        </div>
        {customer.asks.length > 0 && (
          <Section title="What we ask of you" className="next">
            <Bullets items={customer.asks} />
          </Section>
        )}
      </div>
    </main>
  );
}
