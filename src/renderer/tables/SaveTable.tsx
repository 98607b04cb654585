/** Saves what a table shows as a workbook or as CSV; text that would run as a formula is made harmless on the way. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApiChange } from '../api/useApi.ts';
import { errorText } from '../ui/errorText.ts';
import { receive } from '../ui/receive.ts';
import { partsOf, tableToSave } from './tableToSave.ts';
import { tableTexts as texts } from './texts.ts';
import type { TableColumn } from './types.ts';

interface Props<Row> {
  /** Of the table, and so of the file. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  /** The rows to save, asked when somebody does. */
  readonly rows: () => readonly Row[];
}

export function SaveTable<Row>({ name, columns, rows }: Props<Row>): ReactNode {
  const { mutateAsync: finish, isPending } = useApiChange('export.table');
  const { mutateAsync: handOver, isPending: isHandingOver } = useApiChange('export.rows');
  const save = async (format: 'csv' | 'xlsx'): Promise<void> => {
    const table = tableToSave(columns, rows());
    const parts = partsOf(table.rows);
    const last = parts.pop() ?? [];
    const exportId = crypto.randomUUID();
    try {
      for (const part of parts) await handOver({ exportId, rows: part });
      const whole = { name, format, columns: table.columns, rows: last };
      receive(await finish(parts.length === 0 ? whole : { ...whole, exportId }));
    } catch (error) {
      notifications.show({ title: texts.saveFailed, message: errorText(error), color: 'red', autoClose: false });
    }
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Tooltip label={texts.save}>
          <ActionIcon variant="default" size={30} aria-label={texts.save} loading={isPending || isHandingOver}>
            <IconDownload size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('xlsx')}>{texts.saveXlsx}</Menu.Item>
        <Menu.Item onClick={() => void save('csv')}>{texts.saveCsv}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
