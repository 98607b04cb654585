/** Picture or table, save, copy. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react';
import type { EChartsType } from 'echarts/core';
import type { ReactNode } from 'react';
import classes from './Chart.module.css';
import { copyPicture, savePng, saveSvg } from './takeAlong.ts';
import { chartTexts as texts } from './texts.ts';

interface Props {
  readonly chart: EChartsType | null;
  readonly fileName: string;
  readonly isTable: boolean;
  readonly onTable: () => void;
}

export function ChartTools({ chart, fileName, isTable, onTable }: Props): ReactNode {
  const toggle = isTable ? texts.showPicture : texts.showTable;
  const copy = async (drawn: EChartsType) => {
    const isCopied = await copyPicture(drawn);
    notifications.show({ message: isCopied ? texts.copied : texts.copyFailed, color: isCopied ? 'teal' : 'red' });
  };
  return (
    <div className={classes.tools}>
      <Tooltip label={`${toggle} (t)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          aria-label={toggle}
          aria-pressed={isTable}
          onClick={onTable}
        >
          {isTable ? <IconChartBar size={17} stroke={1.6} /> : <IconTable size={17} stroke={1.6} />}
        </ActionIcon>
      </Tooltip>
      {chart !== null && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={30} aria-label={texts.more} title={texts.more}>
              <IconDownload size={17} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void savePng(chart, fileName)}>{texts.png}</Menu.Item>
            <Menu.Item onClick={() => saveSvg(chart, fileName)}>{texts.svg}</Menu.Item>
            <Menu.Item onClick={() => void copy(chart)}>{texts.copy}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
