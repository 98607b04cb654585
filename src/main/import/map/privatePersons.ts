/** Lists of private persons: nobody's customers for a team that keeps a book, or people none of whom is surely an account. Source: import page, "Recognise". */
import { foldDomain } from '../match/foldName.ts';
import { type ColumnTally, namesPeople } from '../recognise/columnTally.ts';
import { MOSTLY_PRIVATE, PRIVATE } from './privateWords.ts';
import { fitOf, type SheetView } from './sheetView.ts';

const PRIVATE_SET: ReadonlySet<string> = new Set(PRIVATE);
const MOSTLY_PRIVATE_SET: ReadonlySet<string> = new Set(MOSTLY_PRIVATE);

/**
 * True when the rows are private persons, whatever their columns are called: they have a gender or a birthday, or an age and an
 * e-mail, or what names the account names people.
 */
export function listsConsumers(view: SheetView): boolean {
  const folded = view.columns.map((column) => column.folded);
  const mostly = folded.filter((header) => MOSTLY_PRIVATE_SET.has(header)).length;
  if (mostly >= 2 || (mostly === 1 && folded.some((header) => /\b(?:e ?mail|mail|correo)\b/.test(header)))) return true;
  return asksPrivateThings(view) || isNamedAfterPeople(view);
}

/** What is known of anybody: no sign that the person is a customer of a team that keeps a book. */
const OF_ANYBODY: ReadonlySet<string> = new Set([
  'account.name',
  'account.externalId',
  'account.domain',
  'account.region',
]);

/**
 * True when the rows are private persons and nothing beside them is what a customer-success book holds: the customers of a shop.
 * One field of a contract, a score, a status or a CSM is enough to take them in, unsurely.
 */
export function listsPrivatePersons(view: SheetView): boolean {
  if (!isNamedAfterPeople(view) || haveWorkAddresses(view)) return false;
  return !view.columns.some((column) =>
    column.matches.some(
      ({ field, strength, closeness }) =>
        strength !== 'hint' &&
        closeness !== 'partial' &&
        field.reference !== true &&
        field.entity !== 'stakeholder' &&
        !(field.entity === 'account' && OF_ANYBODY.has(field.key)) &&
        (strength === 'sure' || (field.entity === 'account' && field.type === 'enum')) &&
        (fitOf(field, column) ?? 0) >= 0.5,
    ),
  );
}

const PLACEHOLDER = /^example\.|\.example$/;

/** True when most e-mails are at the domain of a company: the persons are somebody's people, after all. */
export function haveWorkAddresses({ columns }: SheetView): boolean {
  const column = columns.find(({ tally }) => tally.emails > 0 && tally.emails >= tally.filled * 0.7);
  if (column === undefined) return false;
  const domains = [...column.tally.distinct.keys()].map(foldDomain);
  return domains.filter((domain) => domain !== null && !PLACEHOLDER.test(domain)).length >= domains.length * 0.5;
}

/** True when a column asks what only private persons are asked. */
export function asksPrivateThings(view: SheetView): boolean {
  return view.columns.some((column) => PRIVATE_SET.has(column.folded));
}

/** The account has no name but those of people: a "Customer" column of "Ann Bell", or an id beside first and last names. */
function isNamedAfterPeople(view: SheetView): boolean {
  const { columns } = view;
  // Beside a gender even unusual names are those of people.
  const areWritten = asksPrivateThings(view) ? isWrittenLikePeople : namesPeople;
  const names = columns.filter(({ matches, tally }) =>
    matches.some(({ field, strength }) => field.key === 'account.name' && strength !== 'hint' && tally.filled > 0),
  );
  if (names.length > 0) return names.every(({ tally }) => areWritten(tally));
  const hasBoth = ['stakeholder.firstName', 'stakeholder.lastName'].every((key) =>
    columns.some(({ matches }) => matches.some(({ field, strength }) => field.key === key && strength === 'sure')),
  );
  return hasBoth;
}

function isWrittenLikePeople(tally: ColumnTally): boolean {
  return namesPeople(tally) || tally.personLike > Math.max(1, tally.filled - tally.blankWords) * 0.6;
}
