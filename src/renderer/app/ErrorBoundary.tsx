/** Catches what a screen throws while drawing, so that the frame and the other screens stay usable. */
import { Button, Code } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { ErrorState } from '../ui/ErrorState.tsx';
import { appTexts } from './texts.ts';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

// React offers error boundaries as classes only.
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <BrokenScreen error={this.state.error} />;
  }
}

export function BrokenScreen({ error }: { readonly error: Error }): ReactNode {
  return (
    <ErrorState
      title={appTexts.broken.title}
      explain={appTexts.broken.explain}
      action={<Button onClick={() => location.reload()}>{appTexts.broken.reload}</Button>}
    >
      <Code block>{error.message}</Code>
    </ErrorState>
  );
}
