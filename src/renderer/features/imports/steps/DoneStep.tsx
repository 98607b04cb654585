/** What was imported, sheet by sheet, and where to go from here. */
import { Button, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ImportResult } from '../../../../shared/contract/imports.ts';
import { useApi, useApiChange } from '../../../api/useApi.ts';
import { errorText } from '../../../ui/errorText.ts';
import { formatCount } from '../../../ui/formatNumber.ts';
import { EffectFigures } from '../preview/EffectFigures.tsx';
import { sheetNamer } from '../sheetPlace.ts';
import { entityNames, importTexts } from '../texts.ts';
import classes from './PreviewStep.module.css';
import { undoneText } from '../undoneText.ts';
import { StepBar } from './StepBar.tsx';

interface Props {
  readonly result: ImportResult;
  readonly onAnother: () => void;
}

export function DoneStep({ result, onAnother }: Props): ReactNode {
  const rows = result.sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  const rejected = result.sheets.reduce((sum, sheet) => sum + sheet.rejectedCells, 0);
  const nameSheet = sheetNamer(result.sheets.map((sheet) => ({ fileName: sheet.fileName, sheetName: sheet.name })));
  const undecided = result.sheets.reduce((sum, sheet) => sum + sheet.conflict, 0);
  const { entryId } = result;
  const undo = useApiChange('history.undo');
  const history = useApi('import.history', {});
  // Undo in the top bar and by key reach an import that is still on the screen.
  const isUndone = history.data?.some((one) => one.importId === result.importId && one.undoneAt !== null) === true;
  const takeBack = (): void => {
    if (entryId === null) return;
    undo.mutate(
      { entryId },
      {
        onSuccess: (undone) => {
          notifications.show({ message: undoneText(undone) });
          onAnother();
        },
        onError: (error) =>
          notifications.show({ color: 'red', title: importTexts.history.undoFailed, message: errorText(error) }),
      },
    );
  };
  const detail = ((): string => {
    if (isUndone) return importTexts.done.undone;
    const changed = result.sheets.some((sheet) => sheet.new + sheet.changed > 0);
    if (!changed && undecided === 0 && rejected === 0) return importTexts.done.same;
    return entryId === null ? importTexts.done.nothing : importTexts.done.counts(rows, result.seconds);
  })();
  return (
    <div className={classes.page}>
      <StepBar
        step={3}
        title={isUndone ? importTexts.done.undoneTitle : importTexts.done.title}
        detail={detail}
        actions={
          <>
            {entryId !== null && !isUndone && (
              <Button variant="default" loading={undo.isPending} onClick={takeBack}>
                {importTexts.done.undo}
              </Button>
            )}
            <Button variant="default" onClick={onAnother}>
              {importTexts.done.another}
            </Button>
            <Button component={Link} to="/portfolio">
              {importTexts.done.portfolio}
            </Button>
          </>
        }
      />
      <div className={classes.body}>
        {!isUndone && <EffectFigures effect={result.effect} />}
        {rejected > 0 && <p className={classes.hint}>{importTexts.done.rejected(rejected)}</p>}
        {undecided > 0 && <p className={classes.hint}>{importTexts.done.undecided(undecided)}</p>}
        <Table verticalSpacing={8} maw={880}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{importTexts.done.sheet}</Table.Th>
              <Table.Th>{importTexts.done.holds}</Table.Th>
              {importTexts.done.columns.map((name) => (
                <Table.Th key={name} ta="right">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {result.sheets.map((sheet) => (
              <Table.Tr key={`${sheet.file}:${sheet.sheet}`}>
                <Table.Td>{nameSheet({ fileName: sheet.fileName, sheetName: sheet.name })}</Table.Td>
                <Table.Td>{sheet.entities.map((entity) => entityNames[entity].many).join(', ')}</Table.Td>
                {[sheet.rows, sheet.new, sheet.changed, sheet.same, sheet.conflict, sheet.rejectedCells].map(
                  (count, index) => (
                    <Table.Td key={index} ta="right">
                      {formatCount(count)}
                    </Table.Td>
                  ),
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {result.notes.length > 0 && (
          <ul className={classes.notes}>
            {result.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
