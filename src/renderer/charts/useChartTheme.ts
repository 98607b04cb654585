import { useEffect, useState } from 'react';
import type { ChartTheme } from '../../shared/charts/theme.ts';
import { readTheme } from './readTheme.ts';

/** The theme of pictures, read again when the page's scheme or the wish for contrast changes. */
export function useChartTheme(): ChartTheme {
  const [theme, setTheme] = useState(() => readTheme());
  useEffect(() => {
    const read = () => setTheme(readTheme());
    read();
    const scheme = new MutationObserver(read);
    scheme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    const contrast = matchMedia('(prefers-contrast: more)');
    contrast.addEventListener('change', read);
    return () => {
      scheme.disconnect();
      contrast.removeEventListener('change', read);
    };
  }, []);
  return theme;
}
