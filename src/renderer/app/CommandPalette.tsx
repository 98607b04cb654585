/** Search over accounts, screens and actions. Account names are read when it is first opened. */
import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, useSpotlight, type SpotlightActionData } from '@mantine/spotlight';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBuilding,
  IconCalendarEvent,
  IconMoon,
  IconSearch,
  IconSun,
  IconX,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useApi, useApiChange } from '../api/useApi.ts';
import { BandBadge } from '../ui/BandBadge.tsx';
import { useAsOf } from './asOf.ts';
import classes from './CommandPalette.module.css';
import { paletteStore } from './paletteStore.ts';
import { SCREENS } from './screens.ts';
import { appTexts } from './texts.ts';
import { useUndo } from './useUndo.ts';

const MOST_ACCOUNTS = 8;

export function CommandPalette(): ReactNode {
  const [query, setQuery] = useState('');
  const { opened } = useSpotlight(paletteStore);
  const screens = useScreenActions();
  const actions = useAppActions();
  const accounts = useAccountActions(query, opened);
  const texts = appTexts.palette;
  const groups = [
    { group: texts.accounts, actions: accounts },
    { group: texts.screens, actions: matching(screens, query) },
    { group: texts.actions, actions: matching(actions, query) },
  ].filter((group) => group.actions.length > 0);
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      lockScroll={false}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      scrollable
      maxHeight={440}
    >
      <Spotlight.Search
        placeholder={texts.placeholder}
        aria-label={texts.placeholder}
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ group, actions: items }) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {items.map(({ id, ...action }) => (
              <Spotlight.Action
                key={id}
                classNames={{
                  action: classes.action ?? '',
                  actionDescription: classes.description ?? '',
                  actionSection: classes.section ?? '',
                }}
                {...action}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{texts.nothing}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function matching(actions: readonly SpotlightActionData[], query: string): readonly SpotlightActionData[] {
  const wanted = query.trim().toLowerCase();
  return actions.filter(({ label }) => (label ?? '').toLowerCase().includes(wanted));
}

function useAccountActions(query: string, isOpen: boolean): readonly SpotlightActionData[] {
  const { input } = useAsOf();
  const navigate = useNavigate();
  const list = useApi('portfolio.list', input, { enabled: isOpen });
  const wanted = query.trim().toLowerCase();
  if (wanted === '' || list.data === undefined) return [];
  return list.data.rows
    .filter(({ name, externalId, domain }) =>
      [name, externalId, domain].some((text) => text?.toLowerCase().includes(wanted)),
    )
    .slice(0, MOST_ACCOUNTS)
    .map((row) => ({
      id: `account:${row.id}`,
      label: row.name,
      description: [row.segment, row.csm].filter(Boolean).join(' · '),
      leftSection: <IconBuilding size={18} stroke={1.5} aria-hidden="true" />,
      rightSection: <BandBadge band={row.band} />,
      onClick: () => void navigate({ to: '/account/$id', params: { id: row.id } }),
    }));
}

function useScreenActions(): readonly SpotlightActionData[] {
  const navigate = useNavigate();
  return SCREENS.map(({ path, label, icon: Icon }) => ({
    id: path,
    label,
    leftSection: <Icon size={18} stroke={1.5} aria-hidden="true" />,
    onClick: () => void navigate({ to: path }),
  }));
}

function useAppActions(): readonly SpotlightActionData[] {
  const { isToday, setAsOf } = useAsOf();
  const { setColorScheme } = useMantineColorScheme();
  const { next, nextRedo, undo, redo } = useUndo();
  const close = useApiChange('book.close');
  const size = { size: 18, stroke: 1.5, 'aria-hidden': true } as const;
  return [
    ...(next === null
      ? []
      : [{ id: 'undo', label: appTexts.undo.label(next), leftSection: <IconArrowBackUp {...size} />, onClick: undo }]),
    ...(nextRedo === null
      ? []
      : [
          {
            id: 'redo',
            label: appTexts.redo.label(nextRedo),
            leftSection: <IconArrowForwardUp {...size} />,
            onClick: redo,
          },
        ]),
    ...(isToday
      ? []
      : [
          {
            id: 'today',
            label: appTexts.asOf.back,
            leftSection: <IconCalendarEvent {...size} />,
            onClick: () => setAsOf(null),
          },
        ]),
    {
      id: 'light',
      label: `${appTexts.theme.label}: ${appTexts.theme.light}`,
      leftSection: <IconSun {...size} />,
      onClick: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: `${appTexts.theme.label}: ${appTexts.theme.dark}`,
      leftSection: <IconMoon {...size} />,
      onClick: () => setColorScheme('dark'),
    },
    { id: 'close', label: appTexts.book.close, leftSection: <IconX {...size} />, onClick: () => close.mutate({}) },
  ];
}
