/** The values of one fact of the page, for a dialog that edits it. */
import type { AccountPage } from '../../../../shared/contract/account.ts';
import type { FactRef } from '../../../../shared/domain/results.ts';

interface FactOnPage {
  readonly label: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Null where the page does not show the fact (an older touch, say). */
export function factValues(view: AccountPage, { table, id }: FactRef): FactOnPage | null {
  const find = <T extends { readonly id: string }>(
    list: readonly T[],
    label: (fact: T) => string,
  ): FactOnPage | null => {
    const fact = list.find((one) => one.id === id);
    return fact === undefined ? null : { label: label(fact), values: { ...fact } };
  };
  switch (table) {
    case 'account':
      return { label: view.account.name, values: { ...view.account } };
    case 'contract':
      return find(view.contracts, (contract) => contract.product ?? 'contract');
    case 'stakeholder':
      return find(view.people, (person) => person.name);
    case 'milestone':
      return find(view.milestones, (milestone) => milestone.title);
    case 'pulse':
      return find(view.pulses, (pulse) => `pulse of ${pulse.date ?? 'no date'}`);
    case 'touch':
      return find(view.touches, (touch) => `touch of ${touch.date ?? 'no date'}`);
    case 'survey':
      return find(view.surveys, (survey) => survey.kind);
    case 'ticket':
      return find(view.tickets, (ticket) => ticket.externalId ?? 'ticket');
    case 'usage':
    case 'forecast':
      return null;
  }
}
