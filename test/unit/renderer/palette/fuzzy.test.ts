import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from '../../../../renderer/palette/fuzzy.ts';

/** Titles that answer to what was typed, best first. */
function ranked(query: string, titles: readonly string[]): string[] {
  return titles
    .flatMap((title) => {
      const match = fuzzyMatch(query, title);
      return match ? [{ title, score: match.score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ title }) => title);
}

const marked = (query: string, title: string) => fuzzyMatch(query, title)?.hits.map((hit) => title[hit]).join('');

describe('fuzzyMatch', () => {
  it('finds words in any order, and letters of words', () => {
    expect(marked('web restart', 'Restart web.1')).toBe('Restartweb');
    expect(marked('rw1', 'Restart web.1')).toBe('Rw1');
    expect(fuzzyMatch('restart clock', 'Restart web.1')).toBeNull();
  });

  it('puts what was typed as it stands before what merely holds its letters', () => {
    expect(ranked('web', ['Show the welcome board', 'worker.1 exited before', 'web.1'])[0]).toBe('web.1');
    expect(ranked('web.1', ['web.11', 'web.1', 'web.10'])[0]).toBe('web.1');
    const quantities = ['Scale web to 1', 'Scale web to 2', 'Scale worker to 2'];
    expect(ranked('scale web to 2', quantities)).toEqual(['Scale web to 2']);
  });

  it('does not find letters strewn over a long title', () => {
    expect(fuzzyMatch('rest', 'Kill worker.1 and all of its older processes')).toBeNull();
  });

  it('finds other words by their beginnings, and puts them after those of the title', () => {
    const byKeyword = fuzzyMatch('sig', 'Stop all dynos', 'app sigterm down');
    expect(byKeyword?.hits).toEqual([]);
    const score = (query: string) => fuzzyMatch(query, 'Stop all dynos', 'halt')!.score;
    expect(score('stop')).toBeGreaterThan(score('halt'));
    expect(fuzzyMatch('term', 'Stop all dynos', 'app sigterm down')).toBeNull();
  });

  it('finds a text by itself and by every beginning of its words, and marks only letters it has', () => {
    const title = fc.stringMatching(/^[a-z]{1,8}(?: [a-z]{1,8}){0,4}$/);
    fc.assert(
      fc.property(title, fc.nat(), (text, cut) => {
        const words = text.split(' ');
        const beginnings = words.map((word) => word.slice(0, 1 + (cut % word.length))).join(' ');
        for (const query of [text, beginnings]) {
          const match = fuzzyMatch(query, text);
          expect(match).not.toBeNull();
          const hits = [...match!.hits];
          expect(hits).toEqual([...new Set(hits)].sort((a, b) => a - b));
          expect(hits.at(-1)).toBeLessThan(text.length);
        }
      }),
    );
  });

  it('matches everything before anything is typed', () => {
    expect(fuzzyMatch('  ', 'web.1')?.hits).toEqual([]);
  });
});
