/** Reads a drawing's option the way a person reads the picture: its words, and its boxes. */
import type { Picture } from '../../../src/shared/charts/picture.ts';

interface Element {
  readonly type: string;
  readonly x?: number;
  readonly y?: number;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly style?: {
    readonly text?: string;
    readonly stroke?: string;
    readonly fill?: string;
    readonly lineDash?: readonly number[];
  };
}

export function elementsOf(picture: Picture): readonly Element[] {
  const graphic = picture.option['graphic'] as { readonly elements: readonly Element[] };
  return graphic.elements;
}

export function wordsOf(picture: Picture): readonly string[] {
  return elementsOf(picture).flatMap(({ type, style }) => (type === 'text' ? [style?.text ?? ''] : []));
}

/** Words with their place. */
export function placedWords(
  picture: Picture,
): readonly { readonly text: string; readonly x: number; readonly y: number }[] {
  return elementsOf(picture).flatMap(({ type, style, x = 0, y = 0 }) =>
    type === 'text' ? [{ text: style?.text ?? '', x, y }] : [],
  );
}
