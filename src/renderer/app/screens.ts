/** The screens that exist, in the order of the rail. A new screen is one line here and one route in router.tsx. */
import {
  IconActivityHeartbeat,
  IconAlertTriangle,
  IconCalendarDue,
  IconFileImport,
  IconFileText,
  IconLayoutList,
  IconRepeat,
  IconScale,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

export interface Screen {
  readonly path:
    | '/portfolio'
    | '/renewals'
    | '/exceptions'
    | '/retention'
    | '/quality'
    | '/evidence'
    | '/balance'
    | '/briefs'
    | '/import'
    | '/settings';
  readonly label: string;
  readonly icon: Icon;
  /** Second key of "g then …". */
  readonly key: string;
}

export const SCREENS: readonly Screen[] = [
  { path: '/portfolio', label: 'Portfolio', icon: IconLayoutList, key: 'p' },
  { path: '/renewals', label: 'Renewals', icon: IconCalendarDue, key: 'r' },
  { path: '/exceptions', label: 'Exceptions', icon: IconAlertTriangle, key: 'x' },
  { path: '/quality', label: 'Data health', icon: IconActivityHeartbeat, key: 'd' },
  { path: '/retention', label: 'Retention', icon: IconRepeat, key: 't' },
  { path: '/evidence', label: 'Evidence', icon: IconScale, key: 'e' },
  { path: '/balance', label: 'Balance', icon: IconUsers, key: 'b' },
  { path: '/briefs', label: 'Briefs', icon: IconFileText, key: 'f' },
  { path: '/import', label: 'Import', icon: IconFileImport, key: 'i' },
  { path: '/settings', label: 'Settings', icon: IconSettings, key: 's' },
];
