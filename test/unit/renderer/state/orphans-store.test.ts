import { describe, expect, it } from 'vitest';
import { folderName, orphanNames, orphansSentence, pidWords } from '../../../../renderer/state/orphans-store.ts';
import type { Orphan } from '../../../../shared/dynos/dyno.ts';

describe('what is said of dynos of an earlier run', () => {
  it('names one', () => {
    expect(orphansSentence([anOrphan()])).toBe('1 dyno of an earlier run still runs: web.1 of shop.');
  });

  it('names a few, by app', () => {
    const list = [anOrphan(), anOrphan({ dyno: 'clock.1', folder: '/srv/blog' }), anOrphan({ dyno: 'worker.1' })];
    expect(orphansSentence(list)).toBe(
      '3 dynos of an earlier run still run: web.1 and worker.1 of shop, clock.1 of blog.',
    );
  });

  it('names just the apps of many', () => {
    const web = Array.from({ length: 4 }, (_, index) => anOrphan({ dyno: `web.${index + 1}` }));
    expect(orphanNames([...web, anOrphan({ dyno: 'clock.1', folder: '/srv/blog' })])).toBe('dynos of shop and blog');
  });

  it('gives one pid or several', () => {
    expect(pidWords(anOrphan())).toBe('pid 12');
    expect(pidWords(anOrphan({ processes: [12, 13].map((pid) => ({ pid, command: 'x' })) }))).toBe('pids 12, 13');
  });

  it.each([
    ['/home/ada/shop', 'shop'],
    ['/home/ada/shop/', 'shop'],
    ['C:\\Users\\ada\\shop', 'shop'],
    ['/', '/'],
  ])('calls %s %s', (folder, name) => {
    expect(folderName(folder)).toBe(name);
  });
});

/** A dyno of an earlier run, with the given differences. */
function anOrphan(part: Partial<Orphan> = {}): Orphan {
  return {
    id: part.dyno ?? 'web.1',
    folder: '/home/ada/shop',
    dyno: 'web.1',
    command: 'npm start',
    since: 0,
    processes: [{ pid: 12, command: 'npm start' }],
    ...part,
  };
}
