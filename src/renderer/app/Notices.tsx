/** Things the book has to say once after opening, e.g. what was recovered after a power loss. */
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useBook } from './start.ts';
import { appTexts } from './texts.ts';

export function Notices(): null {
  const { name, notices } = useBook();
  const said = notices.join('\n');
  useEffect(() => {
    for (const notice of said === '' ? [] : said.split('\n')) {
      notifications.show({ id: `${name}:${notice}`, title: appTexts.notices, message: notice, autoClose: false });
    }
  }, [name, said]);
  return null;
}
