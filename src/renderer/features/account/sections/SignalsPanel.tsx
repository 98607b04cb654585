/** Recent signals in the customer's own tracks: usage by feature, surveys, tickets, touches, pulses. */
import { Tabs } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AccountPage } from '../../../../shared/contract/account.ts';
import { Panel } from '../../../ui/Page.tsx';
import { accountTexts } from '../texts.ts';
import { PulseList, SurveyList, TicketList, TouchList } from './signalLists.tsx';
import { UsageList } from './UsageList.tsx';

const TABS = ['usage', 'surveys', 'tickets', 'touches', 'pulses'] as const;
type Tab = (typeof TABS)[number];

export function SignalsPanel({ view }: { readonly view: AccountPage }): ReactNode {
  const [tab, setTab] = useState<Tab>('usage');
  const counts: Readonly<Record<Tab, number>> = {
    usage: view.usage.length,
    surveys: view.surveys.length + view.more.surveys,
    tickets: view.tickets.length + view.more.tickets,
    touches: view.touches.length + view.more.touches,
    pulses: view.pulses.length + view.more.pulses,
  };
  return (
    <Panel title={accountTexts.signals.title}>
      <Tabs value={tab} onChange={(value) => setTab(TABS.find((one) => one === value) ?? 'usage')} keepMounted={false}>
        <Tabs.List mb={12}>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {accountTexts.signals.tabs[one]} {counts[one] > 0 ? counts[one].toLocaleString() : ''}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="usage">
          <UsageList view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="surveys">
          <SurveyList view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="tickets">
          <TicketList view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="touches">
          <TouchList view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="pulses">
          <PulseList view={view} />
        </Tabs.Panel>
      </Tabs>
    </Panel>
  );
}
