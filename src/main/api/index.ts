/** Every contract method and its use case; one line per feature. The compiler refuses a method without one. */
import type { Contract } from '../../shared/contract/index.ts';
import { appHandlers } from './app.ts';
import { bookHandlers } from './book.ts';
import { evidenceHandlers } from './evidence.ts';
import type { Handlers } from './handlers.ts';
import { portfolioHandlers } from './portfolio.ts';
import { renewalsHandlers } from './renewals.ts';
import { settingsHandlers } from './settings.ts';

export const handlers: Handlers<Contract> = {
  ...appHandlers,
  ...bookHandlers,
  ...portfolioHandlers,
  ...renewalsHandlers,
  ...evidenceHandlers,
  ...settingsHandlers,
};
