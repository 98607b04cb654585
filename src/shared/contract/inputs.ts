/** Input pieces that several methods share: days, ids, currencies. */
import { z } from 'zod';
import { ENTITIES } from '../fields/types.ts';

/** An ISO day between 1900 and 2199, e.g. "2026-03-31". */
export const dayInput = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2199-12-31', 'A day between 1900 and 2199.');

/** Id of a fact as it crosses: digits as text. */
export const idInput = z.string().regex(/^[1-9]\d{0,15}$/, 'An id is a whole number as text.');

/** ISO 4217 code. */
export const currencyInput = z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, e.g. USD.');

/** Methods that answer as of a day take it optional: absent means today. */
export const asOfInput = z.strictObject({ asOf: dayInput.optional() });

/** Key of a sum by currency: a code, or "(none)" where the book names none. */
export const currencyKeyInput = z.union([currencyInput, z.literal('(none)')]);

export const factTableInput = z.enum(ENTITIES);
