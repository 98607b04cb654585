/**
 * Ids of accounts in systems other than the one whose id the book goes by. A list of companies often has two ("_id" and
 * "externalId", "Account ID" and "GSID"): one is the account's id, the other stays an unmapped column, and the licences of the
 * same export go by that. Source: import page, "Facts of one workbook find each other across its sheets".
 */
import { foldHeader } from '../../../shared/fields/fold.ts';

export interface KeptExtra {
  readonly id: number;
  /** JSON object, header -> text. */
  readonly extra: string;
}

export interface OtherId {
  readonly accountId: number;
  /** Header of the column the id stands in. */
  readonly header: string;
}

/** Headers over an id of the row itself: neither a parent's nor an owner's, and no bare number, which counts lines. */
const OWN_ID =
  /^(?:(?:account|company|customer|client|organisation|organization|record|crm|sfdc|salesforce|hubspot|gainsight|zendesk|stripe|planhat|internal|external|system|legacy|billing|erp|sap|netsuite|kunden|firmen|cliente|empresa|societe|klant) ?)*(?:id|guid|uuid)$|^gsid$|^(?:account|company|customer|client) (?:number|no|nr|key|code)$/;

/**
 * Looks an id up among those; null where no account or several have it.
 * @param extras the unmapped columns of all accounts, read when the first id is looked for.
 */
export function otherIds(extras: () => Iterable<KeptExtra>): (id: string) => OtherId | null {
  let known: Map<string, OtherId | null> | null = null;
  return (id) => {
    known ??= read(extras());
    return known.get(id) ?? null;
  };
}

function read(extras: Iterable<KeptExtra>): Map<string, OtherId | null> {
  const isOwn = new Map<string, boolean>();
  const found = new Map<string, OtherId | null>();
  for (const { id: accountId, extra } of extras) {
    for (const [header, text] of Object.entries(JSON.parse(extra) as Record<string, unknown>)) {
      let isId = isOwn.get(header);
      if (isId === undefined) {
        isId = OWN_ID.test(foldHeader(header));
        isOwn.set(header, isId);
      }
      if (!isId || typeof text !== 'string') continue;
      const before = found.get(text);
      if (before === undefined) found.set(text, { accountId, header });
      else if (before?.accountId !== accountId) found.set(text, null);
    }
  }
  return found;
}
