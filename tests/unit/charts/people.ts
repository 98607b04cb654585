/** People as the account page shows them, with only what a test cares about. */
import type { PersonView } from '../../../src/shared/contract/account.ts';

export function person(id: string, more: Partial<PersonView> = {}): PersonView {
  return {
    id,
    accountId: '1',
    name: `Person ${id}`,
    title: null,
    email: null,
    roles: [],
    power: null,
    support: null,
    supportDate: null,
    supportSource: null,
    reportsToId: null,
    relationshipOwner: null,
    relationshipLevel: null,
    status: 'active',
    leftDate: null,
    successorId: null,
    notes: null,
    active: true,
    powerful: false,
    supportSeen: null,
    supportAgeDays: null,
    lastTouchDate: null,
    touchedRecently: false,
    touches: 0,
    nps: null,
    npsDate: null,
    ...more,
  };
}
