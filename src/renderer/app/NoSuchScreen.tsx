import { Button } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/EmptyState.tsx';
import { appTexts } from './texts.ts';

/** An address that leads nowhere. */
export function NoSuchScreen(): ReactNode {
  return (
    <EmptyState
      icon={<IconMapPinOff size={28} stroke={1.5} />}
      title={appTexts.notFound.title}
      explain={appTexts.notFound.explain}
      action={
        <Button component={Link} to="/portfolio" variant="default">
          {appTexts.notFound.next}
        </Button>
      }
    />
  );
}
