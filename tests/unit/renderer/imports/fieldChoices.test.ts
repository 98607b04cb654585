import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  fieldChoices,
  fieldName,
  fieldRefOf,
} from '../../../../src/renderer/features/imports/plan/fieldChoices.ts';
import {
  slotChoices,
  withCover,
  withSlot,
  withUnit,
} from '../../../../src/renderer/features/imports/plan/refChoices.ts';
import { FIELDS } from '../../../../src/shared/fields/catalogue.ts';
import type { FieldRef } from '../../../../src/shared/fields/types.ts';

const valuesOf = (entities: Parameters<typeof fieldChoices>[0], current: FieldRef | null): string[] =>
  fieldChoices(entities, current).flatMap((group) => group.items.map((item) => item.value));

describe('fields a column can go to', () => {
  it('offers the fields of the sheet first and every field of the catalogue once', () => {
    const groups = fieldChoices(['ticket', 'account'], null);
    expect(groups.map((group) => group.group).slice(0, 3)).toEqual(['', 'Tickets', 'Accounts']);
    const values = valuesOf(['ticket', 'account'], null);
    expect(new Set(values).size).toBe(values.length);
    expect(values).toHaveLength(FIELDS.length + 1);
  });

  it.each<FieldRef | null>([
    null,
    { key: 'contract.endDate' },
    { key: 'stakeholder.name', slot: 'champion' },
    { key: 'contract.arr', per: 'month' },
    { key: 'contract.noticeDays', unit: 'months' },
    { key: 'usage.activeUsers', period: { startDate: '2026-01-01', days: 31 } },
  ])('keeps the choice in hand selectable, and reads it back unchanged: %j', (ref) => {
    expect(valuesOf(['account'], ref)).toContain(choiceOf(ref));
    expect(fieldRefOf(choiceOf(ref))).toEqual(ref);
  });

  it('names a target with what it belongs to', () => {
    expect(fieldName({ key: 'contract.endDate' })).toMatch(/^Contract · /);
    expect(fieldName({ key: 'stakeholder.name', slot: 'champion' })).toBe('Person · Champion: Person');
    expect(fieldName({ key: 'of.another.version' })).toBe('of.another.version');
  });
});

describe('whose, how much, which unit', () => {
  it('offers every role, keeps a slot only this sheet has, and forgets the slot for a person apart', () => {
    expect(slotChoices('champion').map((choice) => choice.value)).toEqual(
      expect.arrayContaining(['', 'champion', 'decision maker', 'contact']),
    );
    expect(slotChoices('billing contact').map((choice) => choice.value)).toContain('billing contact');
    expect(withSlot({ key: 'stakeholder.name' }, 'champion')).toEqual({ key: 'stakeholder.name', slot: 'champion' });
    expect(withSlot({ key: 'stakeholder.name', slot: 'champion' }, '')).toEqual({ key: 'stakeholder.name' });
  });

  it('an amount of a year and a number of days need no word of their own', () => {
    expect(withCover({ key: 'contract.arr', per: 'term' }, 'year')).toEqual({ key: 'contract.arr' });
    expect(withCover({ key: 'contract.arr' }, 'quarter')).toEqual({ key: 'contract.arr', per: 'quarter' });
    expect(withUnit({ key: 'contract.noticeDays', unit: 'weeks' }, 'days')).toEqual({ key: 'contract.noticeDays' });
    expect(withUnit({ key: 'contract.noticeDays' }, 'years')).toEqual({ key: 'contract.noticeDays', unit: 'years' });
  });
});
