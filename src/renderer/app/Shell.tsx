/** The frame around every screen: rail, top bar, content; palette, keys and drops belong to the whole window. */
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { KeyHelp } from './KeyHelp.tsx';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import classes from './Shell.module.css';
import { appTexts } from './texts.ts';
import { TopBar } from './TopBar.tsx';
import { UndoProgress } from './UndoProgress.tsx';
import { useMenuCommands } from './useMenuCommands.ts';
import { useShellKeys } from './useShellKeys.ts';

const CommandPalette = lazy(async () => ({ default: (await import('./CommandPalette.tsx')).CommandPalette }));

export function Shell(): ReactNode {
  const content = useRef<HTMLElement>(null);
  const { isHelpOpen, closeHelp, openHelp } = useShellKeys();
  useFocusOnNavigation(content);
  useMenuCommands(openHelp);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content" onClick={(event) => focusInstead(event, content.current)}>
        {appTexts.skip}
      </a>
      <TopBar onHelp={openHelp} />
      <Rail />
      <main id="content" ref={content} className={classes.content} tabIndex={-1}>
        <Outlet />
      </main>
      <Notices />
      <UndoProgress />
      <KeyHelp isOpen={isHelpOpen} onClose={closeHelp} />
      <Suspense>
        <CommandPalette />
      </Suspense>
    </div>
  );
}

/** The address behind "#" belongs to the router, so the skip link moves the focus itself. */
function focusInstead(event: React.MouseEvent, target: HTMLElement | null): void {
  event.preventDefault();
  target?.focus();
}

/** A new screen takes the focus, so that the keyboard and a screen reader start at its top. */
function useFocusOnNavigation(content: React.RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const previous = useRef(path);
  useEffect(() => {
    if (previous.current === path) return;
    previous.current = path;
    // A control of the new screen (a table that returns to its row) may have taken the focus already.
    if (content.current?.contains(document.activeElement) !== true) content.current?.focus({ preventScroll: true });
  }, [path, content]);
}
