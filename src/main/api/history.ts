/** Undo, redo and the list of deeds. */
import type { historyMethods } from '../../shared/contract/history.ts';
import { history } from '../book/journal/history.ts';
import { redo, undo } from '../book/journal/undo.ts';
import type { Handlers } from './handlers.ts';

export const historyHandlers = {
  'history.list': (page, ctx) => history(ctx.book(), page),
  'history.undo': ({ entryId }, ctx) => {
    const result = undo(ctx.book(), ctx.now(), entryId ?? null);
    ctx.emit('book.changed', { reason: 'undone' });
    return result;
  },
  'history.redo': (_input, ctx) => {
    const result = redo(ctx.book(), ctx.now());
    ctx.emit('book.changed', { reason: 'undone' });
    return result;
  },
} satisfies Handlers<typeof historyMethods>;
