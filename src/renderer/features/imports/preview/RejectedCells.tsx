/** Cells that could not become their field, with the reason; fixable in place, exportable with the reasons. */
import { Button, Table, TextInput } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import type { PlanChange, RejectedEntry } from '../../../../shared/contract/imports.ts';
import { api } from '../../../api/client.ts';
import { useApi } from '../../../api/useApi.ts';
import { useFocusAfterLoss } from '../../../ui/useFocusAfterLoss.ts';
import { columnLetter } from '../cellText.ts';
import { saveText } from '../saveText.ts';
import type { NameSheet } from '../sheetPlace.ts';
import { importTexts } from '../texts.ts';
import classes from './RejectedCells.module.css';

const FIRST = 10;
const PAGE = 50;
const MOST = 500;

interface Props {
  readonly jobId: string;
  readonly nameSheet: NameSheet;
  readonly onFix: (change: PlanChange) => void;
}

export function RejectedCells({ jobId, nameSheet, onFix }: Props): ReactNode {
  const [limit, setLimit] = useState(FIRST);
  const rejected = useApi('import.rejected', { jobId, limit });
  const section = useRef<HTMLElement>(null);
  const fixedAt = useRef(0);
  // The line of a fixed cell goes; the keyboard goes on at the cell that took its place.
  const willFix = useFocusAfterLoss(rejected.data, () => {
    const lines = [...(section.current?.querySelectorAll('tbody tr') ?? [])];
    const inputs = [...lines.slice(fixedAt.current), ...lines].map((line) => line.querySelector('input'));
    return inputs.find((input) => input !== null);
  });
  if (rejected.data === undefined || rejected.data.total === 0) return null;
  const exportAll = async (): Promise<void> => {
    const file = await api.call('import.exportRejected', { jobId });
    saveText(file.fileName, file.csv, 'text/csv');
  };
  return (
    <section ref={section} className={classes.section} aria-label={importTexts.preview.rejected}>
      <div className={classes.line}>
        <h2 className={classes.heading}>{importTexts.preview.rejectedOf(rejected.data.total)}</h2>
        <Button size="compact-sm" variant="default" onClick={() => void exportAll()}>
          {importTexts.preview.exportRejected}
        </Button>
      </div>
      <p className={classes.explain}>{importTexts.preview.rejectedNote}</p>
      <Table verticalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {importTexts.preview.rejectedColumns.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
            <Table.Th>{importTexts.preview.fix}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keyed(rejected.data.entries).map(({ key, entry }, index) => (
            <Entry
              key={key}
              entry={entry}
              nameSheet={nameSheet}
              onFix={(change) => {
                fixedAt.current = index;
                willFix();
                onFix(change);
              }}
            />
          ))}
        </Table.Tbody>
      </Table>
      {rejected.data.total > limit && limit < MOST && (
        <Button variant="default" size="xs" w="fit-content" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
          {importTexts.preview.more}
        </Button>
      )}
    </section>
  );
}

/** A row can be refused more than once, each time as a whole: its place alone does not name a line. */
function keyed(entries: readonly RejectedEntry[]): readonly { readonly key: string; readonly entry: RejectedEntry }[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const place = `${entry.file}:${entry.sheet}:${entry.row}:${entry.column}`;
    const times = (seen.get(place) ?? 0) + 1;
    seen.set(place, times);
    return { key: `${place}:${times}`, entry };
  });
}

interface EntryProps {
  readonly nameSheet: NameSheet;
  readonly entry: RejectedEntry;
  readonly onFix: Props['onFix'];
}

function Entry({ entry, nameSheet, onFix }: EntryProps): ReactNode {
  const [text, setText] = useState('');
  const { column } = entry;
  const fix = (): void => {
    if (column !== null && text.trim() !== '')
      onFix({ kind: 'fixCell', file: entry.file, sheet: entry.sheet, row: entry.row, column, text });
  };
  return (
    <Table.Tr>
      <Table.Td className={classes.where}>
        {nameSheet(entry)}{' '}
        {column === null ? importTexts.preview.row(entry.row) : `${columnLetter(column)}${entry.row}`}
      </Table.Td>
      <Table.Td>{entry.header}</Table.Td>
      <Table.Td className={classes.value}>{entry.value}</Table.Td>
      <Table.Td>{entry.message}</Table.Td>
      <Table.Td>
        {column !== null && (
          <span className={classes.fix}>
            <TextInput
              size="xs"
              aria-label={`${importTexts.preview.fix}: ${entry.value}`}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Enter' && fix()}
            />
            <Button size="compact-sm" variant="default" disabled={text.trim() === ''} onClick={fix}>
              {importTexts.preview.fixSave}
            </Button>
          </span>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
