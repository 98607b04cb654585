/** Settings of the book, the score model, exchange rates. */
import type { settingsMethods } from '../../shared/contract/settings.ts';
import { loadSettings, saveSettings } from '../settings/bookSettings.ts';
import { previewModel } from '../settings/previewModel.ts';
import { listRates, saveRates } from '../settings/rateList.ts';
import { listModels, revertModel, saveModel } from '../settings/scoreModels.ts';
import type { Handlers } from './handlers.ts';

export const settingsHandlers = {
  'settings.get': (_input, ctx) => loadSettings(ctx.book()),
  'settings.save': async (changes, ctx) => {
    const saved = await saveSettings(ctx.book(), changes, ctx.now());
    ctx.emit('book.changed', { reason: 'settings' });
    return saved;
  },
  'model.list': (_input, ctx) => listModels(ctx.book(), ctx.today()),
  'model.preview': ({ draft, asOf }, ctx) => previewModel(ctx.book(), draft, asOf ?? ctx.today()),
  'model.save': async ({ draft, fromDate, note }, ctx) => {
    saveModel(ctx.book(), draft, { fromDate: fromDate ?? ctx.today(), now: ctx.now(), note: note ?? null });
    ctx.emit('book.changed', { reason: 'settings' });
    return listModels(ctx.book(), ctx.today());
  },
  'model.revert': async ({ version, fromDate }, ctx) => {
    await revertModel(ctx.book(), version, { fromDate: fromDate ?? ctx.today(), now: ctx.now() });
    ctx.emit('book.changed', { reason: 'settings' });
    return listModels(ctx.book(), ctx.today());
  },
  'rates.list': (_input, ctx) => listRates(ctx.book(), ctx.today()),
  'rates.save': async ({ rates }, ctx) => {
    saveRates(ctx.book(), rates, ctx.now());
    ctx.emit('book.changed', { reason: 'settings' });
    return listRates(ctx.book(), ctx.today());
  },
} satisfies Handlers<typeof settingsMethods>;
