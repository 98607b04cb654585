/** While a large undo or redo is written: what it is, how far, and Stop; in every window that shows the book. */
import { Button, Progress } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { HistoryEvents } from '../../shared/contract/history.ts';
import { api } from '../api/client.ts';
import { appTexts } from './texts.ts';
import classes from './UndoProgress.module.css';

type UndoEvent = HistoryEvents['history.progressed'];

export function UndoProgress(): ReactNode {
  const [event, setEvent] = useState<UndoEvent | null>(null);
  const [stopped, setStopped] = useState<string | null>(null);
  useEffect(() => api.on('history.progressed', (next) => setEvent(next.state === 'over' ? null : next)), []);
  if (event === null) return null;
  const { jobId, kind, label, done, total, secondsLeft } = event;
  const isStopping = stopped === jobId;
  const stop = (): void => {
    setStopped(jobId);
    // False: it is over already, and its end is told by an event.
    api.call('app.cancelJob', { jobId }).catch(() => setStopped(null));
  };
  const what = `${appTexts.undo.running[kind]}: ${label}`;
  const status = [
    what,
    appTexts.undo.factsOf(done, total),
    secondsLeft === null ? null : appTexts.undo.left(secondsLeft),
  ];
  return (
    <div className={classes.bar}>
      <Progress
        value={(100 * done) / total}
        animated
        aria-label={what}
        size="md"
        radius="xl"
        className={classes.line}
      />
      <span role="status">{status.filter((part) => part !== null).join(' · ')}</span>
      <Button size="compact-sm" variant="default" onClick={stop} disabled={isStopping}>
        {isStopping ? appTexts.undo.stopping : appTexts.undo.stop}
      </Button>
    </div>
  );
}
