import { expect, test } from 'vitest';
import { openVars, sealVars, seemsSame } from '../../../../../electron/engine/releases/ledger/sealed-vars.ts';
import { PLAIN_BOX, type SecretBox } from '../../../../../electron/engine/storage/secret-box.ts';

const VARS = { TOKEN: 's3cret', EMPTY: '', MULTI: 'a\nb' };
/** As good as a key store for a test: what it makes cannot be read as it is. */
const FLIPPING: SecretBox = {
  protection: { encrypted: true, description: 'flipped' },
  encrypt: (bytes) => Promise.resolve(bytes.map((byte) => byte ^ 0xff)),
  decrypt: (bytes) => Promise.resolve(bytes.map((byte) => byte ^ 0xff)),
};

test('with a key store no value is in what is written down, and it opens what it has sealed', async () => {
  const sealed = await sealVars(VARS, FLIPPING);
  expect(Buffer.from(sealed.data, 'base64').toString()).not.toContain('s3cret');
  expect(sealed.names).toEqual(['TOKEN', 'EMPTY', 'MULTI']);
  expect(await openVars(sealed, FLIPPING)).toEqual(VARS);
});

test('without a key store what one has sealed cannot be read, but a change is noticed', async () => {
  const sealed = await sealVars(VARS, FLIPPING);
  expect(await openVars(sealed, PLAIN_BOX)).toBe(null);
  expect(seemsSame(sealed, { MULTI: 'a\nb', EMPTY: '', TOKEN: 's3cret' })).toBe(true);
  const others = Array.from({ length: 20 }, (_, index) => seemsSame(sealed, { ...VARS, TOKEN: `other ${index}` }));
  expect(others.filter((same) => same).length).toBeLessThan(3);
});

test('what was written without a key store is read with one', async () => {
  expect(await openVars(await sealVars(VARS, PLAIN_BOX), FLIPPING)).toEqual(VARS);
});

test('data that is none of ours does not open', async () => {
  const sealed = await sealVars(VARS, PLAIN_BOX);
  expect(await openVars({ ...sealed, data: Buffer.from('[1]').toString('base64') }, PLAIN_BOX)).toBe(null);
  expect(await openVars({ ...sealed, data: 'nonsense' }, PLAIN_BOX)).toBe(null);
});
