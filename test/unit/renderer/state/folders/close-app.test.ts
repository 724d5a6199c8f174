import { describe, expect, it } from 'vitest';
import { closingWords } from '../../../../../renderer/state/folders/close-app.ts';
import { aDyno } from '../../dynos/a-dyno.ts';

const NOW = 1_000_000;
const ending = (deadline: number | null) => aDyno({ shutdown: { since: NOW, deadline, alive: 1 } });

describe('how far the closing of an app is', () => {
  it('counts the dynos left and the time of the last', () => {
    const dynos = [ending(NOW + 5_000), ending(NOW + 23_000), ending(null), aDyno()];
    expect(closingWords({ dynos }, NOW)).toBe('3 dynos left, 23 s until SIGKILL');
  });

  it('says that SIGKILL was sent to what is left', () => {
    expect(closingWords({ dynos: [ending(null)] }, NOW)).toBe('1 dyno left, SIGKILL sent');
  });

  it('says that nothing runs any more', () => {
    expect(closingWords({ dynos: [aDyno()] }, NOW)).toBe('all dynos are stopped');
  });
});
