/** Every sentence of the frame around pictures. */
export const chartTexts = {
  hint: 'Arrow keys move a mark, Enter goes into it, Escape goes back, t shows the table.',
  showTable: 'Show as table',
  showPicture: 'Show as picture',
  more: 'Save or copy this picture',
  png: 'Save as PNG',
  svg: 'Save as SVG',
  copy: 'Copy as picture',
  copied: 'Picture copied',
  copyFailed: 'Nothing was copied: this window may not write pictures to the clipboard.',
  failed: 'The picture could not be drawn.',
  failedExplain: 'Its table shows the same figures.',
} as const;
