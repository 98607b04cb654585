/**
 * For boxes that search their own list: what stands in them is selected when they are entered, so that typing looks for something
 * else instead of adding to it.
 */
import type { SyntheticEvent } from 'react';

const selectAll = (event: SyntheticEvent<HTMLInputElement>): void => event.currentTarget.select();

export const SELECTS_TEXT = { onFocus: selectAll, onClick: selectAll } as const;
