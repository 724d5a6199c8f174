import { expect, test } from 'vitest';
import { BrokeredSecretBox } from '../../../../electron/server/process/brokered-secret-box.ts';
import type { FromUtility } from '../../../../electron/server/process/utility-protocol.ts';

const PROTECTION = { encrypted: true, description: 'a key store' };

/** Main's end: answers in the reverse order of the questions, as nothing keeps it from doing. */
function brokered(answer: (bytes: Uint8Array) => Uint8Array | null): { box: BrokeredSecretBox; answerAll(): void } {
  const asked: Extract<FromUtility, { kind: 'encrypt' | 'decrypt' }>[] = [];
  const box = new BrokeredSecretBox(PROTECTION, (message) => {
    if (message.kind === 'encrypt' || message.kind === 'decrypt') asked.push(message);
  });
  return {
    box,
    answerAll: () => {
      for (const { id, bytes } of asked.splice(0).toReversed()) box.answer(id, answer(bytes));
    },
  };
}

test('each question gets its own answer', async () => {
  const { box, answerAll } = brokered((bytes) => bytes.map((byte) => byte + 1));
  const answers = Promise.all([box.encrypt(Uint8Array.of(1)), box.decrypt(Uint8Array.of(7)), box.encrypt(Uint8Array.of(3))]);
  answerAll();
  expect((await answers).map((bytes) => bytes && [...bytes])).toEqual([[2], [8], [4]]);
});

test('a key store that refuses makes encrypting fail, and decrypting give nothing', async () => {
  const { box, answerAll } = brokered(() => null);
  const [sealed, opened] = [box.encrypt(Uint8Array.of(1)), box.decrypt(Uint8Array.of(1))];
  answerAll();
  await expect(sealed).rejects.toThrow('key store');
  expect(await opened).toBe(null);
});
