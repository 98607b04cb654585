import { expect, test } from 'vitest';
import { extraText } from '../../../src/shared/fields/extraText.ts';

test('an unmapped column called like something every object has is blank where an account has none', () => {
  // As rows arrive from the services.
  const textOf = (extra: string, header: string) => extraText(JSON.parse(extra) as Record<string, string>, header);
  for (const header of ['constructor', '__proto__', 'toString']) {
    expect(textOf('{"Tier":"Gold"}', header)).toBeNull();
    expect(textOf(`{"${header}":"Ann"}`, header)).toBe('Ann');
  }
  expect(textOf('{"Tier":"Gold"}', 'Tier')).toBe('Gold');
});
