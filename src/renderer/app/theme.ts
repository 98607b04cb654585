/** Mantine in Quarterbook's colours and measures; everything visual else comes from tokens.css. */
import {
  createTheme,
  Modal,
  Notification,
  Popover,
  Select,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e8f4f3',
  '#d3e8e6',
  '#a7d1cd',
  '#78b9b4',
  '#50a49f',
  '#2a928d',
  '#0d7a78',
  '#0d6a6c',
  '#0a5557',
  '#064143',
];

/** Mantine's own greys of the dark scheme, so that its fields and menus stand on the app's grounds. */
const dark: MantineColorsTuple = [
  '#e9eaea',
  '#c8cdd2',
  '#a2a9b2',
  '#747b84',
  '#3a3e44',
  '#2f3338',
  '#202327',
  '#191b1e',
  '#131416',
  '#0f1012',
];

export const theme = createTheme({
  fontFamily: 'var(--qb-font)',
  headings: { fontFamily: 'var(--qb-font)', fontWeight: '600' },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: { teal, dark },
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The window never scrolls (each pane does), so nothing has to be locked behind a dialog.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        centered: true,
        radius: 10,
        transitionProps: { duration: 120 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 8, transitionProps: { duration: 100 } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, withArrow: false, events: { hover: true, focus: true, touch: true } },
    }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, comboboxProps: { shadow: 'md' } } }),
  },
});

/** Lets Mantine's own parts stand on the app's grounds and lines. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--qb-surface)',
    '--mantine-color-text': 'var(--qb-text)',
    '--mantine-color-dimmed': 'var(--qb-dim)',
    '--mantine-color-default-border': 'var(--qb-line)',
    '--mantine-color-placeholder': 'var(--qb-dim)',
    '--mantine-color-anchor': 'var(--qb-accent-text)',
    '--mantine-color-error': 'var(--qb-danger)',
  };
  return {
    variables: {},
    light: shared,
    dark: {
      ...shared,
      '--mantine-color-default': 'var(--qb-raised)',
      '--mantine-color-default-hover': 'var(--qb-hover)',
    },
  };
};
