import { describe, expect, it } from 'vitest';
import { firstListed, listed } from '../../../../../renderer/ui/text/listed.ts';

describe('listed', () => {
  it('puts "and" before the last name', () => {
    expect(listed([])).toBe('');
    expect(listed(['web.1'])).toBe('web.1');
    expect(listed(['web.1', 'web.2'])).toBe('web.1 and web.2');
    expect(listed(['web.1', 'web.2', 'clock.1'])).toBe('web.1, web.2 and clock.1');
  });
});

describe('firstListed', () => {
  it('counts the names for which there is no room', () => {
    expect(firstListed(['A', 'B', 'C', 'D'], 2)).toBe('A, B and 2 more');
  });

  it('names the last one too where it would be the only one to be counted', () => {
    expect(firstListed(['A', 'B', 'C'], 2)).toBe('A, B, C');
    expect(firstListed(['A'], 2)).toBe('A');
  });
});
