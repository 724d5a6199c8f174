import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDeepLink, parseDeepLink } from '../../../../electron/main/links/deep-link.ts';

const link = (folder: string) => `dynodeck://open?folder=${encodeURIComponent(folder)}`;

describe('a link is followed', () => {
  test.each([
    ['dynodeck://open?folder=/srv/shop', '/srv/shop'],
    ['dynodeck://open/?folder=/srv/shop', '/srv/shop'],
    ['DYNODECK://open?folder=%2Fsrv%2Fmy%20shop', '/srv/my shop'],
    [link('/srv/Läden/日本'), '/srv/Läden/日本'],
    [link('/srv/..hidden/a..b'), '/srv/..hidden/a..b'],
  ])('%s', (text, folder) => {
    expect(parseDeepLink(text, 'linux')).toEqual({ folder });
  });

  test('with a drive on Windows', () => {
    expect(parseDeepLink(link('C:\\shop'), 'win32')).toEqual({ folder: 'C:\\shop' });
    expect(parseDeepLink(link('C:/shop'), 'win32')).toEqual({ folder: 'C:/shop' });
  });
});

describe('a link is refused', () => {
  test.each([
    ['another host', 'dynodeck://run?folder=/srv/shop'],
    ['a command', 'dynodeck://open/run?folder=/srv/shop'],
    ['no host', 'dynodeck:open?folder=/srv/shop'],
    ['a log', 'dynodeck://app/1/log?line=3'],
    ['no folder', 'dynodeck://open'],
    ['an empty folder', 'dynodeck://open?folder='],
    ['two folders', 'dynodeck://open?folder=/srv/a&folder=/srv/b'],
    ['something beside the folder', 'dynodeck://open?folder=/srv/a&trust=1'],
    ['a user', 'dynodeck://me@open?folder=/srv/a'],
    ['a port', 'dynodeck://open:80?folder=/srv/a'],
    ['a fragment', 'dynodeck://open?folder=/srv/a#b'],
    ['a file address', link('file:///srv/shop')],
    ['a relative folder', link('srv/shop')],
    ['a home', link('~/shop')],
    ['a way up', link('/srv/../etc')],
    ['a way up at the end', link('/srv/..')],
    ['a dot', link('/srv/./shop')],
    ['a network folder', link('//server/share')],
    ['a network folder of Windows', link('\\\\server\\share')],
    ['an escaped line break', link('/srv/a\nb')],
    ['a raw line break', 'dynodeck://open?folder=/srv/a\nb'],
    ['a raw tab in the scheme', 'dyno\tdeck://open?folder=/srv/a'],
    ['a zero byte', link('/srv/a\0b')],
    ['text that is shown backwards', link('/srv/\u202egnp.exe')],
    ['bytes that are no text', 'dynodeck://open?folder=/srv/%ff'],
    ['blanks that push the rest out of sight', link('/srv/a     b')],
    ['a wide blank', link('/srv/a\u2003b')],
    ['a long folder', link(`/${'a/'.repeat(600)}`)],
    ['another scheme', 'https://open?folder=/srv/a'],
    ['no address', 'dynodeck'],
    ['a very long one', link(`/srv/${'a'.repeat(5000)}`)],
  ])('%s', (_what, text) => {
    expect(parseDeepLink(text, 'linux')).toHaveProperty('problem', expect.stringMatching(/^A link to Dynodeck was not followed: /));
  });

  test.each([
    ['a network folder', '\\\\server\\share'],
    ['a device', '\\\\.\\C:'],
    ['a long path', '\\\\?\\C:\\shop'],
    ['a stream', 'C:\\shop\\a:b'],
    ['a folder of the current drive', '\\shop'],
    ['a folder of the current folder', 'C:shop'],
    ['a way up', 'C:\\shop\\..\\etc'],
    ['a folder of Linux', '/srv/shop'],
  ])('on Windows: %s', (_what, folder) => {
    expect(parseDeepLink(link(folder), 'win32')).toHaveProperty('problem');
  });
});

const PLATFORM = fc.constantFrom<NodeJS.Platform>('linux', 'darwin', 'win32');
/** Text that comes close to a link, and any other. */
const NEAR_LINK = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom('dynodeck://open?folder=', 'dynodeck:', 'DynoDeck://open/'), fc.string()).map((parts) => parts.join('')),
  fc.array(fc.constantFrom('/', '\\', '..', 'a', ':', 'C', '%2e', '\n', '%0a', '?', '&folder=')).map((parts) => `dynodeck://open?folder=${parts.join('')}`),
);

test('whatever the link, a folder that is taken is absolute, of this computer, in one line and without ways up', () => {
  fc.assert(
    fc.property(NEAR_LINK, PLATFORM, (text, platform) => {
      const parsed = parseDeepLink(text, platform);
      if ('problem' in parsed) return;
      const { folder } = parsed;
      expect(folder).toMatch(platform === 'win32' ? /^[A-Za-z]:[\\/]/ : /^\/(?![\\/])/);
      expect(folder.split(/[\\/]/)).not.toContain('..');
      expect(folder).not.toMatch(/\p{Cc}/u);
      expect(isDeepLink(text)).toBe(true);
    }),
  );
});

test('a problem never repeats what the link says', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{12,40}$/), (word) => {
      const parsed = parseDeepLink(`dynodeck://${word}?folder=${word}`, 'linux');
      expect(JSON.stringify(parsed)).not.toContain(word);
    }),
  );
});

test('every plain folder can be linked to', () => {
  const part = fc.stringMatching(/^[\w äß日'"&=?#%+-]{1,20}$/u).filter((text) => !text.includes('   '));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      const folder = `/${parts.join('/')}`;
      expect(parseDeepLink(link(folder), 'linux')).toEqual({ folder });
    }),
  );
});
