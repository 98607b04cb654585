/**
 * "Udo Frank (CEO)", "Kim Ly (left)", "Ann Bell (Champion)": trackers with one cell a person write what they know of them in
 * brackets. With the brackets in the name nobody would ever find the same person on a list of contacts.
 */
import { fieldByKey } from '../../../shared/fields/catalogue.ts';
import type { NormalisedValue } from '../../../shared/fields/types.ts';
import { canonicalOf } from '../map/valueMap.ts';

const REMARK = /^([^()]{2,120}?)\s*\(([^()@]{1,80})\)$/;
const LETTER = /\p{L}/u;
const TITLE =
  /\b(?:c[a-z]o|[es]?vp|head|director|direct(?:eur|rice)|director[ae]?|diretora?|direttore|manager|lead|leiter(?:in)?|chief|president|engineer|officer|founder|owner|partner|analyst|consultant|assistant|geschäftsführer(?:in)?|gerente|hr|it|finance|ops|operations|procurement|sales|marketing|legal)\b/i;

/** The name alone, and what stands in brackets behind it; null where nothing does. An e-mail address is no remark. */
export function nameAndRemark(text: string): { readonly name: string; readonly remark: string } | null {
  if (!text.endsWith(')')) return null;
  const [, name = '', remark = ''] = REMARK.exec(text) ?? [];
  return LETTER.test(name) && remark.trim() !== '' ? { name, remark: remark.trim() } : null;
}

/** "left 06/2026", "left in March": gone, whenever it was. */
const LEFT_WHEN =
  /^(?:has )?(?:left|departed|gone|resigned|ausgeschieden|parti) (?:the company )?(?:(?:in|on|since|seit|depuis|end of|ende) )?[\p{L}\d./ ’'-]{2,20}$/iu;
const LEFT_BEFORE =
  /^(left|gone|departed|former|ex|ehemals|ausgeschieden|parti|parti[eo]|antigu[oa])\s*[:–—-]\s*(\p{L}.{2,100})$/iu;
const LEFT_BEHIND =
  /^(\p{L}.{2,100}?)\s*(?:[–—,:]|\s-)\s*((?:has |have )?(?:left|gone|departed|resigned|ausgeschieden)(?: (?:the )?company)?)$/iu;

/** "Left: Sam Roe", "Sam Roe - left company": who is gone still stands in the cell of the role. */
function leaverOf(text: string): { readonly name: string; readonly remark: string } | null {
  const [, , behind] = LEFT_BEFORE.exec(text) ?? [];
  if (behind !== undefined) return { name: behind.trim(), remark: 'left' };
  const [, name] = LEFT_BEHIND.exec(text) ?? [];
  return name === undefined ? null : { name: name.trim(), remark: 'left' };
}

/** Takes the remark out of the name of a person: it is a role, a status or a title where it plainly is one, else a note. */
export function placeRemark(values: Map<string, NormalisedValue | null>): void {
  const told = values.get('name');
  const parted = typeof told === 'string' ? (nameAndRemark(told) ?? leaverOf(told)) : null;
  if (parted === null) return;
  const { name, remark } = parted;
  values.set('name', name);
  const role = meaningOf('stakeholder.roles', remark);
  const status = meaningOf('stakeholder.status', remark) ?? (LEFT_WHEN.test(remark) ? 'left' : undefined);
  if (role !== undefined && !values.has('roles')) values.set('roles', [role]);
  else if (status !== undefined && !values.has('status')) values.set('status', status);
  else if (TITLE.test(remark) && !values.has('title')) values.set('title', remark);
  else {
    const notes = values.get('notes');
    values.set('notes', typeof notes === 'string' ? `${notes}; ${remark}` : remark);
  }
}

function meaningOf(key: string, remark: string): string | undefined {
  const field = fieldByKey(key);
  return field === undefined ? undefined : canonicalOf(field, '', remark);
}
