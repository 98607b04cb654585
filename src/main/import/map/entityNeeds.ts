/** What a row of each entity cannot be without, and what may stand beside it. Source: import page, "Recognise". */
import type { Entity } from '../../../shared/fields/types.ts';

/** Entities whose columns may stand beside the main one in the same row (a flat tracker). */
export const COMPANIONS: Readonly<Record<Entity, readonly Entity[]>> = {
  account: ['contract', 'stakeholder', 'pulse', 'touch', 'survey', 'usage', 'forecast', 'milestone'],
  contract: ['account', 'stakeholder', 'pulse', 'forecast', 'touch', 'usage', 'survey', 'milestone'],
  stakeholder: ['account'],
  milestone: ['account'],
  pulse: ['account'],
  touch: ['account'],
  survey: ['account'],
  usage: ['account'],
  ticket: ['account'],
  forecast: ['account'],
};

/** A row of this entity needs one field of each group. */
export const NEEDS: Readonly<Record<Entity, readonly (readonly string[])[]>> = {
  account: [['account.name', 'account.externalId', 'account.domain']],
  contract: [
    ['contract.endDate', 'contract.startDate', 'contract.arr', 'contract.outcomeDate'],
    ['contract.accountName', 'contract.accountExternalId', 'contract.accountDomain', 'contract.externalId'],
  ],
  stakeholder: [['stakeholder.name', 'stakeholder.email', 'stakeholder.lastName']],
  milestone: [
    ['milestone.title'],
    [
      'milestone.dueDate',
      'milestone.status',
      'milestone.achievedDate',
      'milestone.baselineDate',
      'milestone.ownerSide',
      'milestone.evidenceLevel',
    ],
  ],
  pulse: [['pulse.value'], ['pulse.date', 'pulse.reason', 'pulse.csm']],
  touch: [['touch.date'], ['touch.channel', 'touch.purpose', 'touch.people', 'touch.valueBrought']],
  survey: [
    ['survey.score', 'survey.askedDate'],
    [
      'survey.score',
      'survey.answeredDate',
      'survey.comment',
      'survey.kind',
      'survey.stakeholderEmail',
      'survey.stakeholderName',
    ],
  ],
  usage: [
    ['usage.activeUsers', 'usage.licensedUsers', 'usage.events', 'usage.feature'],
    [
      'usage.periodStart',
      'usage.accountName',
      'usage.accountExternalId',
      'usage.accountDomain',
      'usage.stakeholderEmail',
      'usage.stakeholderName',
    ],
  ],
  ticket: [
    ['ticket.externalId', 'ticket.openedDate'],
    ['ticket.externalId', 'ticket.openedDate', 'ticket.priority', 'ticket.closedDate', 'ticket.kind'],
  ],
  forecast: [
    ['forecast.category'],
    [
      'forecast.contractExternalId',
      'forecast.accountName',
      'forecast.accountExternalId',
      'forecast.contractProduct',
      'forecast.accountDomain',
    ],
  ],
};
