import type { ReactNode } from 'react';
import type { Picture as PictureData } from '../../../shared/charts/picture.ts';

interface Props {
  /** Key under which the document's pictures are drawn after the markup is made. */
  readonly name: PictureName;
  readonly of: PictureData | null;
  readonly className?: string;
  readonly caption?: string | null;
}

export const PICTURE_NAMES = ['score', 'history', 'map', 'timeline', 'usage'] as const;
export type PictureName = (typeof PICTURE_NAMES)[number];

/** Leaves a slot for the drawn SVG: React escapes all text, so no text of the book can look like one. */
export function Picture({ name, of, className, caption = null }: Props): ReactNode {
  if (of === null) return null;
  return (
    <figure className={className}>
      <i data-picture={name} />
      {caption !== null && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
