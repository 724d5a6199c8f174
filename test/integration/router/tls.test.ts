import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Authority } from '../../../electron/engine/router/tls/authority.ts';
import { makeFolder } from '../engine/harness.ts';
import { curl, openSecure } from './secure-app.ts';

describe('with TLS', () => {
  it('curl trusts both addresses by the authority, and the dyno hears of https', async () => {
    const { routed, authority, named } = await openSecure();
    const own = await curl('--http1.1', '--cacert', authority, `https://localhost:${routed.port}/request`);
    expect(own).toContain('"X-Forwarded-Proto","https"');
    expect(await curl('--cacert', authority, `https://127.0.0.1:${routed.port}/`)).toBe('ok');
    const resolve = `${named.hostname}:${named.port}:127.0.0.1`;
    expect(await curl('--cacert', authority, '--resolve', resolve, `${named.origin}/`)).toBe('ok');
    expect(await routed.line('path="/request"')).toMatch(/protocol=https$/);
  });

  it('plain HTTP goes on, on the same port', async () => {
    const { routed } = await openSecure();
    expect(await curl(routed.url('/request'))).toContain('"X-Forwarded-Proto","http"');
  });

  it('a large answer and a WebSocket come through whole', async () => {
    const { routed, authority } = await openSecure();
    const size = await curl('--cacert', authority, '-o', '/dev/null', '-w', '%{size_download}', `https://localhost:${routed.port}/bytes?50000000`);
    expect(size).toBe('50000000');
    const socket = new WebSocket(`wss://localhost:${routed.port}/`, { ca: await readFile(authority) });
    const echoed = await new Promise((resolve, reject) => {
      socket.on('open', () => socket.send('hello'));
      socket.on('message', (data) => resolve(String(data)));
      socket.on('error', reject);
    });
    expect(echoed).toBe('hello');
    socket.close();
  });

  it('nobody who does not know the authority trusts it', async () => {
    const { routed } = await openSecure();
    await expect(curl(`https://localhost:${routed.port}/`)).rejects.toThrow(/certificate/);
  });
});

describe('the authority', () => {
  it('keeps its key from others, and stays the same', async () => {
    const { authority, stateFolder } = await openSecure();
    const key = join(dirname(authority), 'authority-key.pem');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    const before = await readFile(authority, 'utf8');
    const again = await Authority.open(join(stateFolder, 'authority'));
    expect(await readFile(again.path ?? '', 'utf8')).toBe(before);
  });

  it('replaces files that cannot be used', async () => {
    const folder = await makeFolder({ 'authority-key.pem': 'torn', 'authority.pem': '' });
    const { path } = await Authority.open(folder);
    expect(new X509Certificate(await readFile(path ?? '')).ca).toBe(true);
  });

  it('speaks for loopback names alone, and says so', async () => {
    const folder = await makeFolder({});
    const { path } = await Authority.open(folder);
    const { stdout } = await promisify(execFile)('openssl', ['x509', '-in', path ?? '', '-noout', '-text']);
    expect(stdout).toMatch(/X509v3 Name Constraints: critical\s+Permitted:\s+DNS:localhost\s+IP:127\.0\.0\.1/);
    expect(stdout).toMatch(/CA:TRUE, pathlen:0/);
  });

  it('answers a host name of somebody else with localhost', async () => {
    const { routed, authority } = await openSecure();
    const ca = await readFile(authority);
    const socket = connectTls({ port: routed.port, host: '127.0.0.1', servername: 'example.com', ca, rejectUnauthorized: false });
    await new Promise((resolve) => socket.once('secureConnect', resolve));
    expect(socket.getPeerCertificate().subjectaltname).toContain('DNS:localhost');
    expect(socket.getPeerCertificate().subjectaltname).not.toContain('example.com');
    socket.destroy();
  });
});
