import { describe, expect, it } from 'vitest';
import {
  platformConfiguration,
  platformDraftOf,
  sleepProblem,
} from '../../../../../renderer/config/settings/platform-settings.ts';
import { routerConfiguration, routerDraftOf } from '../../../../../renderer/config/settings/router-settings.ts';
import { originOf, shadowsOf } from '../../../../../renderer/config/ConfigRow.tsx';

describe('the form of the router', () => {
  it('asks for nothing when nothing was changed', () => {
    const draft = routerDraftOf({ router: { maintenance: true, port: 8080 } });
    expect(draft).toMatchObject({ enabled: true, maintenance: true, port: '8080', timeouts: 'warn' });
    expect(routerConfiguration('a', draft, { ...draft })).toBeNull();
  });

  it('asks only for what was changed, and for no port of its own when the field is empty', () => {
    const draft = routerDraftOf({ router: { port: 8080 } });
    expect(routerConfiguration('a', draft, { ...draft, tls: true })).toEqual({ app: 'a', tls: true });
    expect(routerConfiguration('a', draft, { ...draft, port: '' })).toEqual({ app: 'a', port: null });
    expect(routerConfiguration('a', draft, { ...draft, port: '9090' })).toEqual({ app: 'a', port: 9090 });
  });
});

describe('the form of the platform', () => {
  it('takes minutes, parts of one included, and nothing for never', () => {
    expect(['', '30', '0.05', '1440'].map((text) => sleepProblem(text))).toEqual([null, null, null, null]);
    for (const text of ['0', '-1', 'soon', '1441']) expect(sleepProblem(text)).toMatch(/^Minutes/);
  });

  it('asks only for what was changed', () => {
    const draft = platformDraftOf({});
    expect(platformConfiguration('a', draft, { ...draft })).toBeNull();
    expect(platformConfiguration('a', draft, { ...draft, memory: 'R14', sleepAfter: '30' })).toEqual({
      app: 'a',
      memory: 'R14',
      sleepAfter: 30,
    });
    const sleeping = platformDraftOf({ platform: { sleepAfter: 30 } });
    expect(platformConfiguration('a', sleeping, { ...sleeping, sleepAfter: ' ' })).toEqual({ app: 'a', sleepAfter: null });
  });
});

describe('where a config var comes from', () => {
  it('is its file and line, and what it hides', () => {
    expect(originOf({ origin: { file: '.env', line: 3 } })).toBe('.env:3');
    expect(originOf({ origin: { file: 'env.json', line: null } })).toBe('env.json');
    expect(shadowsOf({ shadows: [] })).toBeNull();
    expect(shadowsOf({ shadows: ['shell'] })).toBe("instead of the shell's");
    expect(shadowsOf({ shadows: [{ file: '.env', line: 1 }, { file: '.env', line: 9 }, 'shell'] })).toBe(
      "instead of .env:1, .env:9 and the shell's",
    );
  });
});
