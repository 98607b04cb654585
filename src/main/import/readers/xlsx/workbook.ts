/**
 * The small parts of an .xlsx package: which sheets there are, in which order and state, where their parts lie, and which
 * date system counts. Relationship types are compared by their last word, so transitional and strict packages read alike.
 * Source: ECMA-376 part 1, 12.3, 18.2; part 2, 9.3.
 */
import type { SheetStart } from '../reader.ts';
import { refusal } from '../refusals.ts';
import { scanTags, type Attributes } from '../xml/scanTags.ts';
import { partKey, type Archive } from '../zip/archive.ts';
import { readPartText } from '../zip/inflatePart.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly state: SheetStart['state'];
  /** Key of its part in the archive. */
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly date1904: boolean;
  readonly sharedStringsPart: string | null;
  readonly stylesPart: string | null;
  readonly hasMacros: boolean;
  readonly hasExternalLinks: boolean;
  /** Chart, dialog and macro sheets: they hold no table. */
  readonly skippedSheets: readonly string[];
}

interface Relationship {
  readonly type: string;
  readonly target: string;
}

const DEFAULT_WORKBOOK = 'xl/workbook.xml';
const CELL_SHEETS = new Set(['worksheet']);

/** @throws AppError import/not-a-spreadsheet when the package holds no workbook, import/doctype. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const { file } = archive;
  const root = await readRelationships(archive, '');
  const main = [...root.values()].find((r) => r.type === 'officeDocument');
  const path = main !== undefined && archive.parts.has(main.target) ? main.target : DEFAULT_WORKBOOK;
  const xml = await readPartText(archive, path);
  if (xml === null) throw refusal('import/not-a-spreadsheet', { file, what: 'a zip archive without a workbook' });
  const relationships = await readRelationships(archive, path);
  const byType = (type: string): string | null =>
    [...relationships.values()].find((r) => r.type === type)?.target ?? null;
  const listed = listSheets(xml, file);
  const sheets: WorkbookSheet[] = [];
  const skippedSheets: string[] = [];
  for (const { id, name, state } of listed.sheets) {
    const relationship = relationships.get(id);
    if (relationship !== undefined && CELL_SHEETS.has(relationship.type))
      sheets.push({ name, state, part: relationship.target });
    else skippedSheets.push(name);
  }
  return {
    sheets,
    date1904: listed.date1904,
    sharedStringsPart: byType('sharedStrings'),
    stylesPart: byType('styles'),
    hasMacros: byType('vbaProject') !== null,
    hasExternalLinks: byType('externalLink') !== null,
    skippedSheets,
  };
}

interface ListedSheet {
  readonly id: string;
  readonly name: string;
  readonly state: SheetStart['state'];
}

function listSheets(
  xml: string,
  file: string,
): { readonly sheets: readonly ListedSheet[]; readonly date1904: boolean } {
  const sheets: ListedSheet[] = [];
  let date1904 = false;
  const open = (name: string, attributes: Attributes): void => {
    // Newer Excels add a second element of that name among the extensions, without the attribute.
    if (name === 'workbookPr') date1904 ||= ['1', 'true', 'on'].includes(attributes.get('date1904') ?? '');
    if (name === 'sheet') {
      sheets.push({
        id: attributes.get('id') ?? '',
        name: attributes.get('name') ?? '',
        state: stateOf(attributes.get('state')),
      });
    }
  };
  scanTags(xml, { open, doctype: () => refuseDoctype(file) });
  return { sheets, date1904 };
}

function stateOf(text: string | undefined): SheetStart['state'] {
  return text === 'hidden' || text === 'veryHidden' ? text : 'visible';
}

export function refuseDoctype(file: string): never {
  throw refusal('import/doctype', { file });
}

/** Relationship id -> what it is and where it points, for the part `path` ("" for the package itself). */
async function readRelationships(archive: Archive, path: string): Promise<ReadonlyMap<string, Relationship>> {
  const slash = path.lastIndexOf('/') + 1;
  const xml = await readPartText(archive, `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
  const relationships = new Map<string, Relationship>();
  if (xml === null) return relationships;
  const open = (name: string, attributes: Attributes): void => {
    if (name !== 'Relationship') return;
    const type = attributes.get('Type') ?? '';
    relationships.set(attributes.get('Id') ?? '', {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolveTarget(path.slice(0, slash), attributes.get('Target') ?? ''),
    });
  };
  scanTags(xml, { open, doctype: () => refuseDoctype(archive.file) });
  return relationships;
}

/** A target relative to its folder; one that climbs out of the package ends at its root and so names no part. */
function resolveTarget(folder: string, target: string): string {
  if (target.startsWith('/')) return partKey(target);
  const steps: string[] = [];
  for (const step of `${folder}${target.replaceAll('\\', '/')}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return partKey(steps.join('/'));
}
