/** Everything the screens stand on: theme, cache, notifications, start-up, routes. */
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { weekStart } from '../ui/formatDate.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { router } from './router.tsx';
import { StartGate } from './StartGate.tsx';
import { styleNonce } from './styleNonce.ts';
import { cssVariables, theme } from './theme.ts';

const queryClient = new QueryClient({
  defaultOptions: {
    // The services are on this machine and say when something changed: no polling, no second tries.
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export function App(): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
    >
      <DatesProvider settings={{ firstDayOfWeek: weekStart(), weekendDays: [] }}>
        <ErrorBoundary>
          <QueryClientProvider client={queryClient}>
            <StartGate>
              <RouterProvider router={router} />
            </StartGate>
          </QueryClientProvider>
        </ErrorBoundary>
        <Notifications position="bottom-right" limit={3} />
      </DatesProvider>
    </MantineProvider>
  );
}
