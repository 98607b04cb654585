/** Cells that could not become their field, with the reason; fixable in place, exportable with the reasons. */
import { Button, Table, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PlanChange, RejectedEntry } from '../../../../shared/contract/imports.ts';
import { api } from '../../../api/client.ts';
import { useApi } from '../../../api/useApi.ts';
import { columnLetter } from '../cellText.ts';
import { saveText } from '../saveText.ts';
import { importTexts } from '../texts.ts';
import classes from './RejectedCells.module.css';

const FIRST = 10;
const PAGE = 50;
const MOST = 500;

interface Props {
  readonly jobId: string;
  readonly onChange: (change: PlanChange) => void;
}

export function RejectedCells({ jobId, onChange }: Props): ReactNode {
  const [limit, setLimit] = useState(FIRST);
  const rejected = useApi('import.rejected', { jobId, limit });
  if (rejected.data === undefined || rejected.data.total === 0) return null;
  const exportAll = async (): Promise<void> => {
    const file = await api.call('import.exportRejected', { jobId });
    saveText(file.fileName, file.csv, 'text/csv');
  };
  return (
    <section className={classes.section} aria-label={importTexts.preview.rejected}>
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
          {rejected.data.entries.map((entry) => (
            <Entry
              key={`${entry.file}:${entry.sheet}:${entry.row}:${entry.column}`}
              entry={entry}
              onChange={onChange}
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

function Entry({
  entry,
  onChange,
}: {
  readonly entry: RejectedEntry;
  readonly onChange: Props['onChange'];
}): ReactNode {
  const [text, setText] = useState('');
  const { column } = entry;
  const fix = (): void => {
    if (column !== null && text.trim() !== '')
      onChange({ kind: 'fixCell', file: entry.file, sheet: entry.sheet, row: entry.row, column, text });
  };
  return (
    <Table.Tr>
      <Table.Td className={classes.where}>
        {entry.sheetName || entry.fileName}{' '}
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
