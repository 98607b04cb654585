import { createSpotlight } from '@mantine/spotlight';

/** The command palette is opened from the top bar and by key; its content is CommandPalette.tsx. */
export const [paletteStore, palette] = createSpotlight();

export function openPalette(): void {
  palette.open();
}
