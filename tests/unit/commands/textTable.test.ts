import { describe, expect, it } from 'vitest';
import { textTable } from '../../../src/main/commands/textTable.ts';

describe('a table for the terminal', () => {
  it('lines columns up, numbers to the right', () => {
    const table = textTable(
      [
        { title: 'Name', cell: ({ name }: { name: string; arr: string }) => name },
        { title: 'ARR', align: 'right', cell: ({ arr }) => arr },
      ],
      [
        { name: 'Alder', arr: '$1.2M' },
        { name: 'Birch & Sons', arr: '$9' },
      ],
    );
    expect(table.split('\n')).toEqual([
      'Name            ARR',
      '------------  -----',
      'Alder         $1.2M',
      'Birch & Sons     $9',
    ]);
  });

  it('lets no escape sequence of a sheet reach the terminal', () => {
    const table = textTable([{ title: 'Name', cell: (name: string) => name }], ['\u001b[2Jgone\u202Eevil']);
    // eslint-disable-next-line no-control-regex -- the point of the test
    expect(table).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(table).toContain('gone');
  });
});
