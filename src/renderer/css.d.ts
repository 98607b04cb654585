import 'react';

declare module 'react' {
  /** Custom properties may be set from components; the style sheets read them. */
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
