import { describe, expect, it } from 'vitest';
import {
  changesOf,
  isEditable,
  startText,
  type FieldText,
} from '../../../../src/renderer/features/account/edit/factFields.ts';
import { idsText, personChanges, personFieldsOf } from '../../../../src/renderer/features/account/edit/personFields.ts';
import { originFieldName } from '../../../../src/renderer/features/account/originFieldName.ts';
import { fieldsOf } from '../../../../src/shared/fields/catalogue.ts';
import type { Entity } from '../../../../src/shared/fields/types.ts';

const USD = { before: 'USD', after: 'USD' };

function field(entity: Entity, name: string) {
  const found = fieldsOf(entity).find((one) => one.name === name);
  if (found === undefined) throw new Error(`No field ${entity}.${name}`);
  return found;
}

/** What is saved when one field is typed over. */
function typed(entity: Entity, name: string, before: unknown, text: string, currency = USD) {
  const one = field(entity, name);
  const start: FieldText = { [name]: startText(one, before, currency.before) };
  return changesOf([one], start, { [name]: text }, currency);
}

describe('a fact as the texts of a form', () => {
  it('shows money in major units of its currency, lists joined, booleans in words', () => {
    expect(startText(field('contract', 'arrMinor'), 123_456, 'USD')).toBe('1234.56');
    expect(startText(field('contract', 'arrMinor'), 123_456, 'JPY')).toBe('123456');
    expect(startText(field('stakeholder', 'roles'), ['champion', 'user lead'], null)).toBe('champion, user lead');
    expect(startText(field('contract', 'autoRenew'), false, null)).toBe('no');
    expect(startText(field('contract', 'autoRenew'), null, null)).toBe('');
  });

  it('saves nothing that was not touched', () => {
    expect(typed('contract', 'arrMinor', 123_456, '1234.56')).toEqual({ ok: true, values: {} });
    expect(typed('account', 'csm', null, '  ')).toEqual({ ok: true, values: {} });
  });

  it('turns texts into minor units, numbers, lists, yes and no; blank erases', () => {
    expect(typed('contract', 'arrMinor', null, '12 500.10')).toEqual({ ok: true, values: { arrMinor: 1_250_010 } });
    expect(typed('pulse', 'value', null, '2')).toEqual({ ok: true, values: { value: 2 } });
    expect(typed('stakeholder', 'support', 1, '-2')).toEqual({ ok: true, values: { support: -2 } });
    expect(typed('stakeholder', 'power', 3, '5')).toEqual({ ok: true, values: { power: 5 } });
    expect(typed('stakeholder', 'roles', [], 'champion, blocker')).toEqual({
      ok: true,
      values: { roles: ['champion', 'blocker'] },
    });
    expect(typed('contract', 'autoRenew', null, 'yes')).toEqual({ ok: true, values: { autoRenew: true } });
    expect(typed('account', 'csm', 'Ana', '')).toEqual({ ok: true, values: { csm: null } });
  });

  it('refuses what is not a number, naming the field and the text', () => {
    const refused = typed('contract', 'arrMinor', null, 'a lot');
    expect(refused).toMatchObject({ ok: false, sentence: expect.stringContaining('“a lot”') });
    expect(refused).toMatchObject({ sentence: expect.stringContaining('ARR') });
  });

  it('keeps the amount a person sees when the currency gets other minor units', () => {
    expect(typed('contract', 'arrMinor', 123_400, '1234', { before: 'USD', after: 'JPY' })).toEqual({
      ok: true,
      values: { arrMinor: 1234 },
    });
  });

  it('leaves references in words to their own inputs', () => {
    const words = fieldsOf('stakeholder').filter((one) => !isEditable(one));
    expect(words.map((one) => one.name)).toEqual(expect.arrayContaining(['reportsTo', 'successor', 'accountName']));
  });
});

describe('people named by a fact', () => {
  const [reportsTo] = personFieldsOf('stakeholder');
  const [withWhom] = personFieldsOf('touch');

  it('sends ids, a list where several can be named, and null or nothing to name nobody', () => {
    if (reportsTo === undefined || withWhom === undefined) throw new Error('No fields that name people.');
    expect(personChanges([reportsTo], { reportsToId: '' }, { reportsToId: '7' })).toEqual({ reportsToId: '7' });
    expect(personChanges([reportsTo], { reportsToId: '7' }, { reportsToId: '' })).toEqual({ reportsToId: null });
    expect(personChanges([withWhom], { stakeholderIds: '' }, { stakeholderIds: '7,9' })).toEqual({
      stakeholderIds: ['7', '9'],
    });
    expect(personChanges([withWhom], { stakeholderIds: '7' }, { stakeholderIds: '' })).toEqual({ stakeholderIds: [] });
    expect(personChanges([withWhom], { stakeholderIds: '7' }, { stakeholderIds: '7' })).toEqual({});
  });

  it('reads what the book holds', () => {
    expect(idsText(['7', '9'])).toBe('7,9');
    expect(idsText('7')).toBe('7');
    expect(idsText(null)).toBe('');
  });
});

describe('names of properties in an origin', () => {
  it('are those of the forms, and plain words otherwise', () => {
    expect(originFieldName('contract', 'endDate')).toBe(field('contract', 'endDate').label);
    expect(originFieldName('stakeholder', 'reportsToId')).toBe('Reports to');
    expect(originFieldName('contract', 'someNewThingMinor')).toBe('Some new thing');
  });
});
