/** THE typed API: every method and event that may cross from a screen to the services. One file per feature. */
import type { InputOf, OutputOf, ParsedOf } from './method.ts';
import { accountMethods } from './account.ts';
import { appMethods, type AppEvents } from './app.ts';
import { backupMethods } from './backups.ts';
import { bookMethods, type BookEvents } from './book.ts';
import { briefMethods, type BriefEvents } from './brief.ts';
import { evidenceMethods } from './evidence.ts';
import { historyMethods, type HistoryEvents } from './history.ts';
import { importMethods, type ImportEvents } from './imports.ts';
import { portfolioMethods } from './portfolio.ts';
import { qualityMethods } from './quality.ts';
import { renewalsMethods } from './renewals.ts';
import { settingsMethods } from './settings.ts';

export const contract = {
  ...appMethods,
  ...bookMethods,
  ...backupMethods,
  ...importMethods,
  ...portfolioMethods,
  ...renewalsMethods,
  ...accountMethods,
  ...briefMethods,
  ...settingsMethods,
  ...historyMethods,
  ...qualityMethods,
  ...evidenceMethods,
};

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type Input<Name extends MethodName> = InputOf<Contract[Name]>;
export type Parsed<Name extends MethodName> = ParsedOf<Contract[Name]>;
export type Output<Name extends MethodName> = OutputOf<Contract[Name]>;

/** Events the services send to the screens, by name. */
export type Events = AppEvents & BookEvents & ImportEvents & BriefEvents & HistoryEvents;
export type EventName = keyof Events;
