import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS, fieldByKey, labelOfField } from '../../../src/shared/fields/catalogue.ts';
import { fingerprintLikeness, fingerprintOf } from '../../../src/shared/fields/fingerprint.ts';
import { foldHeader, foldWords } from '../../../src/shared/fields/fold.ts';
import { lookupHeader } from '../../../src/shared/fields/lookup.ts';

describe('foldHeader', () => {
  it.each([
    ['Renewal_Date__c', 'renewal date'],
    ['renewalDate', 'renewal date'],
    ['NPSScore', 'nps score'],
    ['AccountId', 'account id'],
    ['CSMs', 'csms'],
    ['  Kündigungsfrist (Tage) ', 'kundigungsfrist tage'],
    ['Groß', 'gross'],
    ['GROẞ', 'gross'],
    ['% used', 'percent used'],
    ['Account.Name', 'account name'],
    ['हिन्दी', 'हनद'],
    ['—', ''],
  ])('%s -> %s', (text, folded) => {
    expect(foldHeader(text)).toBe(folded);
  });

  it('is stable: folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(foldHeader(foldHeader(text))).toBe(foldHeader(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('foldWords', () => {
  it('folds plain English as it folds it beside a letter with an accent', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
      fc
        .array(fc.constantFrom('renewal', 'date', '2026', 'Q1', '%', '#', '&', '_', ' ', 'ARR'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (plain) => {
        expect(`${foldWords(plain)} e`.trim()).toBe(foldWords(`${plain} é`));
      }),
      { numRuns: 500 },
    );
  });
});

describe('fingerprintOf', () => {
  it('knows a header whatever its order and spelling, and how alike two are', () => {
    const one = fingerprintOf(['Account Name', 'ARR', 'Renewal Date', 'CSM']);
    expect(fingerprintOf(['csm', 'renewal_date', 'accountName', 'arr', ''])).toBe(one);
    expect(fingerprintLikeness(one, fingerprintOf(['Account Name', 'ARR', 'Renewal Date', 'CSM', 'Region']))).toBe(0.8);
    expect(fingerprintLikeness(one, fingerprintOf(['Ticket', 'Priority']))).toBe(0);
    expect(fingerprintLikeness('', '')).toBe(0);
  });
});

describe('the catalogue', () => {
  it('has one field per key, each of its own entity', () => {
    expect(new Set(FIELDS.map((field) => field.key)).size).toBe(FIELDS.length);
    for (const field of FIELDS) expect(field.key.startsWith(`${field.entity}.`)).toBe(true);
  });

  it('finds its own labels and API names', () => {
    expect(lookupHeader('renewal date')[0]?.field.key).toBe('contract.endDate');
    expect(lookupHeader(foldHeader('ARR__c'))[0]?.field.key).toBe('contract.arr');
    expect(lookupHeader(foldHeader('Ticket Priority'))[0]).toMatchObject({ strength: 'sure' });
    expect(lookupHeader('mrr')[0]).toMatchObject({ per: 'month' });
    expect(lookupHeader('no such header')).toEqual([]);
  });

  it('has no word that surely means two facts of the same entity', () => {
    const clashes: string[] = [];
    for (const field of FIELDS) {
      for (const words of Object.values(field.synonyms)) {
        for (const word of words) {
          for (const match of lookupHeader(foldHeader(word))) {
            if (match.strength === 'sure' && match.field.entity === field.entity && match.field !== field)
              clashes.push(`${word}: ${field.key}, ${match.field.key}`);
          }
        }
      }
    }
    expect(clashes).toEqual([]);
  });

  it('names a target to a person', () => {
    expect(labelOfField({ key: 'stakeholder.email', slot: 'champion' })).toBe('Champion: E-mail');
    expect(fieldByKey('no.such')).toBeUndefined();
  });
});
