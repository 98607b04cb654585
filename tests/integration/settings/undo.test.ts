/** Undo of settings, rates, views and versions of the score model: named, exact, keeping what came later, after a restart too. */
import { describe, expect, it } from 'vitest';
import { goldenServices } from '../../support/goldenServices.ts';

describe('undo of settings', () => {
  it('names what was changed, gives exactly that back after a restart, and redo brings it again', async () => {
    const { call, services } = await goldenServices();
    const before = await call('settings.get', {});
    await call('settings.save', { paper: 'Letter', fiscalYearStartMonth: 4 });
    await services.openBook(services.ctx.book().path);
    expect((await call('history.list', {})).undo?.label).toBe('Changed the fiscal year and the paper size');
    await call('history.undo', {});
    expect(await call('settings.get', {})).toEqual(before);
    await call('history.redo', {});
    expect(await call('settings.get', {})).toMatchObject({ paper: 'Letter', fiscalYearStartMonth: 4 });
  });

  it('writes nothing into the history where nothing changed', async () => {
    const { call } = await goldenServices();
    const { total } = await call('history.list', {});
    await call('settings.save', { paper: 'A4' });
    expect((await call('history.list', {})).total).toBe(total);
  });

  it('keeps what a later deed said of the same setting', async () => {
    const { call } = await goldenServices();
    await call('settings.save', { paper: 'Letter', baseCurrency: 'EUR' });
    const first = (await call('history.list', {})).undo?.entryId ?? '';
    await call('settings.save', { baseCurrency: 'USD' });
    const { clashes } = await call('history.undo', { entryId: first });
    expect(await call('settings.get', {})).toMatchObject({ paper: 'A4', baseCurrency: 'USD' });
    expect(clashes).toMatchObject([{ field: 'settings.baseCurrency' }]);
    // Undoing the later one too ends where all began.
    await call('history.undo', {});
    expect(await call('settings.get', {})).toMatchObject({ paper: 'A4', baseCurrency: null });
  });

  it('takes a version of the score model away again, and the scores with it', async () => {
    const { call } = await goldenServices();
    const { defaults } = await call('model.list', {});
    const bandOfAlder = async (): Promise<unknown> =>
      (await call('portfolio.list', {})).rows.find(({ name }) => name === 'Alder')?.band;
    await call('model.save', {
      draft: { weights: defaults.weights, thresholds: { ...defaults.thresholds, green_from: 90 } },
    });
    expect(await bandOfAlder()).toBe('yellow');
    expect((await call('history.list', {})).undo?.label).toBe('Saved version 1 of the score model');
    await call('history.undo', {});
    expect(await bandOfAlder()).toBe('green');
    expect((await call('model.list', {})).versions.map(({ model }) => model.version)).toEqual([0]);
    await call('history.redo', {});
    expect(await bandOfAlder()).toBe('yellow');
  });

  it('puts replaced exchange rates back', async () => {
    const { call } = await goldenServices();
    const rate = (fromCurrency: string, value: number, fromDate = '2026-01-01') => ({
      fromDate,
      fromCurrency,
      toCurrency: 'USD',
      rate: value,
    });
    await call('rates.save', { rates: [rate('EUR', 1.1), rate('GBP', 1.3)] });
    await call('rates.save', { rates: [rate('EUR', 1.2), rate('CHF', 1.05, '2026-06-01')] });
    await call('history.undo', {});
    const { rates } = await call('rates.list', {});
    expect(rates.map(({ fromCurrency, rate: value }) => [fromCurrency, value])).toEqual([
      ['EUR', 1.1],
      ['GBP', 1.3],
    ]);
    await call('history.undo', {});
    expect((await call('rates.list', {})).rates).toEqual([]);
  });

  it('brings a removed view back', async () => {
    const { call } = await goldenServices();
    await call('portfolio.saveView', { name: 'Red first', state: { sort: ['band'] } });
    await call('portfolio.removeView', { name: 'Red first' });
    expect((await call('history.list', {})).undo?.label).toBe('Removed the view Red first');
    await call('history.undo', {});
    expect(await call('portfolio.views', {})).toMatchObject([{ name: 'Red first' }]);
  });
});
