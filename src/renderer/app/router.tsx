/** Which address shows which screen. Addresses live behind "#", so neither host has to know them; each screen loads when first shown. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import type { IsoDay } from '../../shared/domain/facts.ts';
import { isIsoDay } from './isoDay.ts';
import { BrokenScreen } from './ErrorBoundary.tsx';
import { NoSuchScreen } from './NoSuchScreen.tsx';
import { Shell } from './Shell.tsx';
import { WaitingScreen } from './WaitingScreen.tsx';

interface RootSearch {
  readonly asOf?: IsoDay;
}

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NoSuchScreen,
  validateSearch: (search: Record<string, unknown>): RootSearch =>
    isIsoDay(search['asOf']) ? { asOf: search['asOf'] } : {},
  search: { middlewares: [retainSearchParams<RootSearch>(['asOf'])] },
});

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/portfolio', replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/portfolio',
    component: lazyRouteComponent(() => import('../features/portfolio/PortfolioPage.tsx'), 'PortfolioPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/renewals',
    validateSearch: readRenewalsSearch,
    component: lazyRouteComponent(() => import('../features/renewals/RenewalsPage.tsx'), 'RenewalsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/exceptions',
    validateSearch: (search: Record<string, unknown>): { readonly list?: string } =>
      typeof search['list'] === 'string' ? { list: search['list'] } : {},
    component: lazyRouteComponent(() => import('../features/exceptions/ExceptionsPage.tsx'), 'ExceptionsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account/$id',
    component: lazyRouteComponent(() => import('../features/account/AccountPage.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/quality',
    component: lazyRouteComponent(() => import('../features/quality/QualityPage.tsx'), 'QualityPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/briefs',
    validateSearch: (search: Record<string, unknown>): { readonly account?: string } =>
      typeof search['account'] === 'string' ? { account: search['account'] } : {},
    component: lazyRouteComponent(() => import('../features/briefs/BriefsPage.tsx'), 'BriefsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/import',
    validateSearch: (search: Record<string, unknown>): { readonly job?: string } =>
      typeof search['job'] === 'string' ? { job: search['job'] } : {},
    component: lazyRouteComponent(() => import('../features/imports/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/evidence',
    component: lazyRouteComponent(() => import('../features/evidence/EvidencePage.tsx'), 'EvidencePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/retention',
    component: lazyRouteComponent(() => import('../features/retention/RetentionPage.tsx'), 'RetentionPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/balance',
    component: lazyRouteComponent(() => import('../features/balance/BalancePage.tsx'), 'BalancePage'),
  }),
] as const;

export interface RenewalsSearch {
  readonly rows?: 'csm' | 'region' | 'account' | 'driver';
  readonly by?: 'end';
  /** The cell in hand (see parseHeatmapPlace). */
  readonly cell?: string;
  /** True: the contracts behind the cell are shown. */
  readonly open?: true;
}

function readRenewalsSearch(search: Record<string, unknown>): RenewalsSearch {
  const { rows, by, cell, open } = search;
  return {
    ...(rows === 'csm' || rows === 'region' || rows === 'account' || rows === 'driver' ? { rows } : {}),
    ...(by === 'end' ? { by } : {}),
    ...(typeof cell === 'string' ? { cell } : {}),
    ...(open === true ? { open } : {}),
  };
}

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error }) => (
    <BrokenScreen error={error instanceof Error ? error : new Error(String(error))} />
  ),
  defaultPendingComponent: WaitingScreen,
  defaultPendingMs: 300,
  scrollRestoration: true,
  scrollToTopSelectors: ['#content'],
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
