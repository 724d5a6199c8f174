import { describe, expect, test } from 'vitest';
import { jsonIn } from '../../../../renderer/logs/LineInspector.tsx';

describe('the JSON of a line', () => {
  test('is laid out', () => {
    expect(jsonIn('{"a":1,"b":[true]}')).toEqual({ before: '', json: '{\n  "a": 1,\n  "b": [\n    true\n  ]\n}' });
  });

  test('may follow a prefix', () => {
    expect(jsonIn('12:00 INFO {"a":1}')).toEqual({ before: '12:00 INFO', json: '{\n  "a": 1\n}' });
  });

  test.each(['plain words', '[info] not JSON', '{"cut": ', 'done {x}', '{} and more'])('is none in: %s', (text) => {
    expect(jsonIn(text)).toBeNull();
  });
});
