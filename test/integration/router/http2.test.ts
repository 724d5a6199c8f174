import { describe, expect, it } from 'vitest';
import { curl, openSecure } from './secure-app.ts';

describe('curl over HTTP/2', () => {
  it('agrees on it in the handshake, and is logged as Router 2.0 logs it', async () => {
    const app = await openSecure();
    const answer = await curl('-i', '--http2', '--cacert', app.authority, `${app.origin}/request`);
    console.log(answer);
    console.log(await app.routed.line('path="/request"'));
  });
});
