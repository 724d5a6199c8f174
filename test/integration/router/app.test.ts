import { expect, it } from 'vitest';
import { MISBEHAVING, openRoutedApp } from './routed-app.ts';

it('answers on the front port with what a web dyno says', async () => {
  const routed = await openRoutedApp(MISBEHAVING);
  const response = await fetch(routed.url('/'));
  expect(await response.text()).toBe('ok');
  expect(await routed.line('path="/"')).toBe(
    'at=info method=GET path="/" host=localhost:PORT request_id=ID fwd="127.0.0.1" dyno=web.1 connect=Nms service=Nms' +
      ' status=200 bytes=2 protocol=http',
  );
});
