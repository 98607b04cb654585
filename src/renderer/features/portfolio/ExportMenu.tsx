/** The whole portfolio as a file; importing it again changes nothing. */
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApiChange } from '../../api/useApi.ts';
import { useAsOf } from '../../app/asOf.ts';
import { receive } from '../../ui/receive.ts';
import { errorText } from '../../ui/errorText.ts';
import { portfolioTexts as texts } from './texts.ts';

export function ExportMenu(): ReactNode {
  const { input } = useAsOf();
  const change = useApiChange('portfolio.export');
  const save = (format: 'csv' | 'xlsx') =>
    change.mutate(
      { ...input, format },
      {
        onSuccess: receive,
        onError: (error) =>
          notifications.show({ title: texts.exportFailed, message: errorText(error), color: 'red', autoClose: false }),
      },
    );
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          fw={500}
          loading={change.isPending}
          leftSection={<IconDownload size={15} stroke={1.6} aria-hidden="true" />}
        >
          {texts.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save('xlsx')}>{texts.exportXlsx}</Menu.Item>
        <Menu.Item onClick={() => save('csv')}>{texts.exportCsv}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
