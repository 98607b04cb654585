/** What was imported before, what each import did to the book, and its Undo. */
import { Button, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, type ReactNode } from 'react';
import type { ImportHistoryEntry } from '../../../shared/contract/imports.ts';
import { useApi, useApiChange } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import { listFiles } from '../../../shared/fields/listFiles.ts';
import { formatMoneyChange } from '../../../shared/domain/money.ts';
import { formatDay } from '../../ui/formatDate.ts';
import { formatCount } from '../../ui/formatNumber.ts';
import { useFocusAfterLoss } from '../../ui/useFocusAfterLoss.ts';
import classes from './ImportHistory.module.css';
import { importTexts } from './texts.ts';
import { undoneText } from './undoneText.ts';

export function ImportHistory(): ReactNode {
  const history = useApi('import.history', {});
  const title = useRef<HTMLHeadingElement>(null);
  // The button goes with the import it took back; on the next one a second Enter would take back another.
  const willUndo = useFocusAfterLoss(history.data, () => title.current);
  if (history.data === undefined || history.data.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2 ref={title} tabIndex={-1} className={classes.title}>
        {importTexts.history.title}
      </h2>
      <Table verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            {importTexts.history.columns.map((name, index) => (
              <Table.Th key={name} className={index < 2 ? undefined : classes.number}>
                {name}
              </Table.Th>
            ))}
            <Table.Th aria-label={importTexts.history.undo} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {history.data.map((entry) => (
            <HistoryRow key={entry.importId} entry={entry} onUndo={willUndo} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface RowProps {
  readonly entry: ImportHistoryEntry;
  /** Called with each undo that a person asks for here. */
  readonly onUndo: () => void;
}

function HistoryRow({ entry, onUndo }: RowProps): ReactNode {
  const undo = useApiChange('history.undo');
  const sum = (count: (sheet: ImportHistoryEntry['sheets'][number]) => number): number =>
    entry.sheets.reduce((total, sheet) => total + count(sheet), 0);
  const takeBack = (entryId: string): void => {
    onUndo();
    undo.mutate(
      { entryId },
      {
        onSuccess: (undone) => notifications.show({ message: undoneText(undone) }),
        onError: (error) =>
          notifications.show({ color: 'red', title: importTexts.history.undoFailed, message: errorText(error) }),
      },
    );
  };

  const effect = importTexts.history.effect(entry);
  return (
    <Table.Tr data-undone={entry.undoneAt !== null || undefined} className={classes.row}>
      <Table.Td className={classes.day}>{formatDay(entry.at.slice(0, 10))}</Table.Td>
      <Table.Td className={classes.files} title={entry.files.join(', ')}>
        {listFiles(entry.files)}
        {effect !== '' && <span className={classes.effect}>{effect}</span>}
      </Table.Td>
      <Table.Td className={classes.number}>{formatCount(sum((sheet) => sheet.rows))}</Table.Td>
      <Table.Td className={classes.number}>{formatCount(sum((sheet) => sheet.new))}</Table.Td>
      <Table.Td className={classes.number}>{formatCount(sum((sheet) => sheet.changed))}</Table.Td>
      <Table.Td className={classes.number}>{arrEffect(entry)}</Table.Td>
      <Table.Td className={classes.number}>
        {entry.entryId === null ? (
          <Text size="sm" c="dimmed">
            {entry.undoneAt === null ? importTexts.history.nothing : importTexts.history.undone}
          </Text>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${importTexts.history.undo}: ${listFiles(entry.files)}`}
            loading={undo.isPending}
            onClick={() => entry.entryId !== null && takeBack(entry.entryId)}
          >
            {importTexts.history.undo}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function arrEffect(entry: ImportHistoryEntry): string {
  const changed = entry.effect.arr.filter((sum) => sum.beforeMinor !== sum.afterMinor);
  return (
    changed.map((sum) => formatMoneyChange(sum.beforeMinor, sum.afterMinor, sum.currency).join(' → ')).join(', ') || '—'
  );
}
