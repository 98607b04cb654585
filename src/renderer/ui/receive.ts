/** What became of a file the services made: the browser fetches it, or the host has saved it and it is said where. */
import { notifications } from '@mantine/notifications';
import { assertNever } from '../../shared/contract/errors.ts';
import type { Delivery } from '../../shared/contract/app.ts';

export function receive(delivery: Delivery): void {
  switch (delivery.kind) {
    case 'saved':
      notifications.show({ message: `Saved: ${delivery.name}`, color: 'teal' });
      return;
    case 'download': {
      const link = document.createElement('a');
      link.href = delivery.url;
      link.download = delivery.name;
      link.click();
      return;
    }
    case 'cancelled':
      return;
    default:
      assertNever(delivery);
  }
}
