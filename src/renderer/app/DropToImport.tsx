/** Files dropped anywhere on the window start an import. */
import { Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { api } from '../api/client.ts';
import { errorText } from '../ui/errorText.ts';
import { bookNameOf } from './bookNameOf.ts';
import classes from './DropToImport.module.css';
import { importFiles, importStaged } from './importFiles.ts';
import { useStart } from './start.ts';
import { appTexts } from './texts.ts';

export function DropToImport({ children }: { readonly children: ReactNode }): ReactNode {
  const hasBook = useStart().book !== null;
  const [staging, setStaging] = useState(0);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const take = async (files: readonly File[]) => {
      setStaging(files.length);
      try {
        await importFiles(files, hasBook ? null : bookNameOf(files));
      } catch (error) {
        notifications.show({ title: appTexts.drop.failed, message: errorText(error), color: 'red', autoClose: false });
      } finally {
        setStaging(0);
      }
    };
    return watchDrops((files) => void take(files), setOver);
  }, [hasBook]);

  useEffect(
    () => api.on('app.filesDropped', ({ sources }) => void importStaged(sources, hasBook ? null : bookNameOf(sources))),
    [hasBook],
  );

  return (
    <>
      {children}
      {(isOver || staging > 0) && (
        <div className={classes.over} role="status">
          <div className={classes.card}>
            {staging > 0 ? (
              <>
                <Loader size="sm" color="gray" aria-hidden="true" />
                <strong>{appTexts.drop.staging(staging)}</strong>
              </>
            ) : (
              <>
                <IconFileSpreadsheet size={40} stroke={1.2} aria-hidden="true" />
                <strong>{appTexts.drop.title}</strong>
                <span className={classes.explain}>{appTexts.drop.explain}</span>
              </>
            )}
          </div>
        </div>
      )}
    </>
  );
}

/** Calls back with dropped files; says while files hover over the window. Returns the way to stop. */
function watchDrops(onFiles: (files: readonly File[]) => void, onOver: (isOver: boolean) => void): () => void {
  // Enter and leave fire for every element passed; only their balance says whether the window was left.
  let depth = 0;
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const enter = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth += 1;
    onOver(true);
  };
  const over = (event: DragEvent) => {
    if (carriesFiles(event)) event.preventDefault();
  };
  const leave = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) onOver(false);
  };
  const drop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    onOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onFiles(files);
  };
  const events = { dragenter: enter, dragover: over, dragleave: leave, drop } as const;
  for (const [name, listen] of Object.entries(events)) window.addEventListener(name, listen as EventListener);
  return () => {
    for (const [name, listen] of Object.entries(events)) window.removeEventListener(name, listen as EventListener);
  };
}
