/** What the team decides for itself: the score model in dated versions, the calendar, currencies, the look of briefs. */
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApi } from '../../api/useApi.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { BackupsForm } from './BackupsForm.tsx';
import { GeneralForm } from './GeneralForm.tsx';
import { ModelEditor } from './ModelEditor.tsx';
import { RatesForm } from './RatesForm.tsx';
import classes from './Settings.module.css';
import { settingsTexts as texts } from './texts.ts';
import { Versions } from './Versions.tsx';

export function SettingsPage(): ReactNode {
  const settings = useApi('settings.get', {});
  const models = useApi('model.list', {});
  const rates = useApi('rates.list', {});
  const backups = useApi('backup.list', {});
  const loaded = { waiting: texts.waiting, failed: texts.failed };
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Tabs defaultValue="model" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="model">{texts.tabs.model}</Tabs.Tab>
          <Tabs.Tab value="versions">{texts.tabs.versions}</Tabs.Tab>
          <Tabs.Tab value="rates">{texts.tabs.rates}</Tabs.Tab>
          <Tabs.Tab value="general">{texts.tabs.general}</Tabs.Tab>
          <Tabs.Tab value="backups">{texts.tabs.backups}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="model" className={classes.panel}>
          <Loaded query={models} {...loaded}>
            {(data) => <ModelEditor models={data} />}
          </Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="versions" className={classes.panel}>
          <Loaded query={models} {...loaded}>
            {(data) => <Versions models={data} />}
          </Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="rates" className={classes.panel}>
          <Loaded query={settings} {...loaded}>
            {(book) => (
              <Loaded query={rates} {...loaded}>
                {(table) => (
                  <RatesForm key={JSON.stringify(table.rates)} table={table} baseCurrency={book.baseCurrency} />
                )}
              </Loaded>
            )}
          </Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="general" className={classes.panel}>
          <Loaded query={settings} {...loaded}>
            {(book) => <GeneralForm key={JSON.stringify(book)} settings={book} />}
          </Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="backups" className={classes.panel}>
          <Loaded query={backups} {...loaded}>
            {(list) => <BackupsForm key={list.limitMb} list={list} />}
          </Loaded>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
