import { describe, expect, test } from 'vitest';
import { filterWords } from '../../../../../renderer/logs/filter/filter-labels.ts';
import { NO_FILTER } from '../../../../../renderer/logs/filter/use-log-filter.ts';

const words = (part: Partial<typeof NO_FILTER>) => `No line ${filterWords({ ...NO_FILTER, ...part })}.`;

describe('the words for a filter', () => {
  test.each([
    [{ text: 'x' }, 'No line matches “x”.'],
    [{ text: 'x', isNegated: true }, 'No line is without “x”.'],
    [{ dynos: ['web.1'] }, 'No line is from web.1.'],
    [{ text: 'x', dynos: ['web'] }, 'No line matches “x” in web.'],
    [{ levels: ['error', 'warn'] as ('error' | 'warn')[] }, 'No line is of level error or warn.'],
    [{ text: 'x', levels: ['error'] as 'error'[] }, 'No line matches “x” and is of level error.'],
    [{ sources: ['app'] as 'app'[] }, 'No line is from the app itself.'],
    [{ since: 1 }, 'No line is from that time.'],
  ])('%o', (part, sentence) => expect(words(part)).toBe(sentence));
});
