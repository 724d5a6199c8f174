import { expect, test } from 'vitest';
import { spoken } from '../../../../../renderer/ui/state/announcer.ts';

const up = (subject: string) => ({ subject, words: 'up', problem: false });
const crashed = (subject: string) => ({ subject, words: 'crashed, exited with status 7', problem: true });

test('what happened together is one text, problems first', () => {
  expect(spoken([up('web.1'), crashed('mailer.1'), up('web.2')])).toBe(
    'mailer.1: crashed, exited with status 7. web.1, web.2: up.',
  );
});

test('many dynos are counted, each once', () => {
  expect(spoken(['a.1', 'a.2', 'a.3', 'a.4', 'a.4'].map(up))).toBe('4 dynos: up.');
});
