/** Every contract method and its use case; one line per feature. The compiler refuses a method without one. */
import type { Contract } from '../../shared/contract/index.ts';
import { accountHandlers } from './account.ts';
import { appHandlers } from './app.ts';
import { backupHandlers } from './backups.ts';
import { bookHandlers } from './book.ts';
import { briefHandlers } from './brief.ts';
import { evidenceHandlers } from './evidence.ts';
import type { Handlers } from './handlers.ts';
import { historyHandlers } from './history.ts';
import { importHandlers } from './imports.ts';
import { portfolioHandlers } from './portfolio.ts';
import { qualityHandlers } from './quality.ts';
import { renewalsHandlers } from './renewals.ts';
import { settingsHandlers } from './settings.ts';

export const handlers: Handlers<Contract> = {
  ...appHandlers,
  ...bookHandlers,
  ...backupHandlers,
  ...importHandlers,
  ...historyHandlers,
  ...accountHandlers,
  ...briefHandlers,
  ...portfolioHandlers,
  ...renewalsHandlers,
  ...evidenceHandlers,
  ...qualityHandlers,
  ...settingsHandlers,
};
