/** Light, dark or as the system says. */
import {
  ActionIcon,
  Menu,
  useComputedColorScheme,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { appTexts } from './texts.ts';

const CHOICES: readonly { readonly scheme: MantineColorScheme; readonly label: string; readonly icon: Icon }[] = [
  { scheme: 'light', label: appTexts.theme.light, icon: IconSun },
  { scheme: 'dark', label: appTexts.theme.dark, icon: IconMoon },
  { scheme: 'auto', label: appTexts.theme.system, icon: IconDeviceDesktop },
];

export function ThemeSwitch(): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const Shown = shown === 'dark' ? IconMoon : IconSun;
  return (
    <Menu position="bottom-end" shadow="md" width={190}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={appTexts.theme.label}
          title={appTexts.theme.label}
        >
          <Shown size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {CHOICES.map(({ scheme, label, icon: Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} stroke={1.6} />}
            rightSection={scheme === colorScheme ? <IconCheck size={14} aria-label="chosen" /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
