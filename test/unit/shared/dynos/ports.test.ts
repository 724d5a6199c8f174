import { describe, expect, it } from 'vitest';
import { DEFAULT_BASE_PORT, parsePort, portOf, resolveBasePort } from '../../../../shared/dynos/ports.ts';

describe('portOf', () => {
  it('counts types in hundreds and dynos in ones', () => {
    expect([portOf(5001, 0, 1), portOf(5001, 0, 3), portOf(5001, 2, 1)]).toEqual([5001, 5003, 5201]);
  });
});

describe('parsePort', () => {
  it.each([
    ['1024', 1024],
    [' 5001 ', 5001],
    ['65535', 65535],
  ])('takes %j', (text, port) => {
    expect(parsePort(text)).toEqual({ port });
  });

  it.each([
    ['80', '`80` is a port only an administrator may use: choose one from 1024 to 65535.'],
    ['0', '`0` is no port, as these go from 1 to 65535: choose one from 1024 to 65535.'],
    ['70000', '`70000` is no port, as these go from 1 to 65535: choose one from 1024 to 65535.'],
    ['abc', '`abc` is not a port number: choose one from 1024 to 65535.'],
    ['5001x', '`5001x` is not a port number: choose one from 1024 to 65535.'],
    ['0x1389', '`0x1389` is not a port number: choose one from 1024 to 65535.'],
    ['5e3', '`5e3` is not a port number: choose one from 1024 to 65535.'],
    ['-5001', '`-5001` is not a port number: choose one from 1024 to 65535.'],
    ['5001.5', '`5001.5` is not a port number: choose one from 1024 to 65535.'],
    ['', '`` is not a port number: choose one from 1024 to 65535.'],
    ['٣٠٠٠', '`٣٠٠٠` is not a port number: choose one from 1024 to 65535.'],
  ])('refuses %j in a sentence', (text, problem) => {
    expect(parsePort(text)).toEqual({ problem });
  });
});

describe('resolveBasePort', () => {
  const all = { chosen: 3000, envFile: '7000', shell: '4000' };

  it.each([
    [all, 3000, 'chosen'],
    [{ ...all, chosen: null }, 7000, 'env file'],
    [{ ...all, chosen: null, envFile: undefined }, 4000, 'shell'],
    [{ ...all, chosen: null, envFile: ' ' }, 4000, 'shell'],
    [{ chosen: null, envFile: undefined, shell: '' }, DEFAULT_BASE_PORT, 'default'],
  ] as const)('takes the strongest source of %j', (from, port, origin) => {
    expect(resolveBasePort(from, 0)).toEqual({ port, origin, rejected: [] });
  });

  it('goes on to the next source and reports each it could not use', () => {
    const { port, origin, rejected } = resolveBasePort({ chosen: 80, envFile: '8080x', shell: '4000' }, 0);
    expect([port, origin]).toEqual([4000, 'shell']);
    expect(rejected.map(({ message }) => message).join(' ')).toBe(
      'The base port, `80`, is a port only an administrator may use: choose one from 1024 to 65535. ' +
        '`PORT` in the env file, `8080x`, is not a port number: choose one from 1024 to 65535.',
    );
  });

  it('leaves room for the ports of all dynos', () => {
    const from = { chosen: 65_500, envFile: undefined, shell: undefined };
    expect(resolveBasePort(from, 35)).toMatchObject({ port: 65_500, rejected: [] });
    expect(resolveBasePort(from, 36)).toMatchObject({
      port: DEFAULT_BASE_PORT,
      rejected: [
        {
          origin: 'chosen',
          message:
            'The base port, `65500`, is too high, as other dynos get ports above it: choose one from 1024 to 65499.',
        },
      ],
    });
  });

  it('says when no base port is low enough', () => {
    const { port, rejected } = resolveBasePort({ chosen: null, envFile: undefined, shell: undefined }, 100_000);
    expect(port).toBe(DEFAULT_BASE_PORT);
    expect(rejected.at(-1)?.message).toContain('needs more ports than there are');
  });
});
