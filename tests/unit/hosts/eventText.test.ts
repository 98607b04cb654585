import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventReader } from '../../../src/renderer/api/eventText.ts';

test('events arrive whole however the text is cut', () => {
  const events = [
    { name: 'book.changed', data: '{"reason":"opened"}' },
    { name: 'import.progressed', data: '{"text":"a\\nb: c"}' },
    { name: 'app.menu', data: '{}' },
  ];
  const text = `: open\n\n${events.map(({ name, data }) => `event: ${name}\ndata: ${data}\n\n: still here\n\n`).join('')}`;
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
      const read = createEventReader();
      const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      const seen = places.slice(1).flatMap((end, index) => read(text.slice(places[index], end)));
      expect(seen).toEqual(events);
    }),
    { numRuns: 200 },
  );
});

test('what is not finished is not told', () => {
  const read = createEventReader();
  expect(read('event: book.changed\ndata: {}\n')).toEqual([]);
  expect(read('\n')).toEqual([{ name: 'book.changed', data: '{}' }]);
});
