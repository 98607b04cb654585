/** What the user of a soak run does, and what must stand in the book after it. */

export type Deed =
  | { readonly kind: 'import' | 'undo' | 'redo'; readonly batch: number }
  | { readonly kind: 'edit'; readonly n: number }
  | { readonly kind: 'restore' | 'reopen' };

/** The one thing a deed may be refused for: the disk is full. */
export const ENOUGH: ReadonlySet<string> = new Set(['book/disk-full']);

/** What the book should hold: which imports stand or are undone, and the last edit. */
export interface Model {
  readonly standing: ReadonlySet<number>;
  readonly undone: ReadonlySet<number>;
  readonly edit: number;
}

export function after(model: Model, deed: Deed): Model {
  switch (deed.kind) {
    case 'import':
      return { ...model, standing: new Set([...model.standing, deed.batch]) };
    case 'undo':
      return {
        ...model,
        standing: without(model.standing, deed.batch),
        undone: new Set([...model.undone, deed.batch]),
      };
    case 'redo':
      return {
        ...model,
        standing: new Set([...model.standing, deed.batch]),
        undone: without(model.undone, deed.batch),
      };
    case 'edit':
      return { ...model, edit: deed.n };
    case 'restore':
    case 'reopen':
      return model;
  }
}

const without = (set: ReadonlySet<number>, value: number): ReadonlySet<number> =>
  new Set([...set].filter((one) => one !== value));

export const isSame = (a: Model, b: Model): boolean =>
  a.edit === b.edit && isSameSet(a.standing, b.standing) && isSameSet(a.undone, b.undone);

const isSameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === b.size && [...a].every((value) => b.has(value));
