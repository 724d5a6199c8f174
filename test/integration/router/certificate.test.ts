import { execFile } from 'node:child_process';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { authorityCertificate, serverCertificate } from '../../../electron/engine/router/tls/certificate.ts';
import type { Issuer } from '../../../electron/engine/router/tls/certificate.ts';

/** Reads certificates that Dynodeck wrote with OpenSSL, which shares no code with what wrote them. */

const DAY_MS = 24 * 60 * 60 * 1000;
const AUTHORITY_VALID_MS = 3_650 * DAY_MS;
const SERVER_VALID_MS = 397 * DAY_MS;
/** The last moment that two digits of a year can say, and the first that takes four. */
const LAST_SHORT = Date.UTC(2049, 11, 31, 23, 59, 59);
const FIRST_LONG = Date.UTC(2050, 0, 1);

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'));
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

function keyPair(): Pick<Issuer, 'publicKey' | 'privateKey'> {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

async function openssl(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('openssl', args);
  return stdout;
}

interface Chain {
  authority: string;
  server: string;
  /** Paths of both. */
  files: { authority: string; server: string };
}

async function chainFor(names: string[], now: number, name = 'A local authority'): Promise<Chain> {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  const issuer = { name, ...keyPair() };
  const authority = authorityCertificate(issuer, AUTHORITY_VALID_MS);
  const server = serverCertificate(issuer, keyPair().publicKey, names, SERVER_VALID_MS);
  vi.useRealTimers();
  const files = { authority: join(folder, 'authority.pem'), server: join(folder, 'server.pem') };
  await writeFile(files.authority, authority);
  await writeFile(files.server, server);
  return { authority, server, files };
}

function verify({ files }: Chain, at: number, ...more: string[]): Promise<string> {
  const time = ['-attime', String(Math.floor(at / 1000))];
  const strictly = ['-x509_strict', '-check_ss_sig', '-purpose', 'sslserver', ...time, ...more];
  return openssl('verify', ...strictly, '-CAfile', files.authority, files.server);
}

it.each([
  ['today', Date.UTC(2026, 10, 30)],
  ['when the authority ends after 2049', Date.UTC(2045, 5, 1)],
  ['when both end after 2049', LAST_SHORT - DAY_MS],
  ['when both begin after 2049', FIRST_LONG + 2 * DAY_MS],
  ['in 2101', Date.UTC(2101, 0, 1)],
])('OpenSSL accepts the chain, strictly, %s', async (_, now) => {
  const chain = await chainFor(['web.localhost', 'localhost'], now);
  for (const host of ['web.localhost', 'localhost']) {
    expect(await verify(chain, now, '-verify_hostname', host)).toMatch(/: OK/);
  }
  for (const address of ['127.0.0.1', '::1']) expect(await verify(chain, now, '-verify_ip', address)).toMatch(/: OK/);
});

it.each([
  ['at a host that it does not name', 0, ['-verify_hostname', 'example.com'], /hostname mismatch/i],
  ['at an address that it does not name', 0, ['-verify_ip', '127.0.0.2'], /IP address mismatch/i],
  ['after its end', SERVER_VALID_MS + 1_000, [], /expired/],
  ['before its begin', -DAY_MS - 1_000, [], /not yet valid/],
])('OpenSSL refuses the server %s', async (_, after, options, reason) => {
  const now = LAST_SHORT;
  const chain = await chainFor(['localhost'], now);
  await expect(verify(chain, now + after, ...options)).rejects.toMatchObject({ stderr: expect.stringMatching(reason) });
});

it.each([
  ['host', ['example.com']],
  ['host below one that only looks like it', ['localhost.example.com']],
])('OpenSSL refuses a %s that the authority may not speak for', async (_, names) => {
  const now = Date.UTC(2026, 10, 30);
  const chain = await chainFor(names, now);
  const refused = { stderr: expect.stringMatching(/permitted subtree violation/) };
  await expect(verify(chain, now)).rejects.toMatchObject(refused);
});

it('OpenSSL refuses a server of another authority with the same name', async () => {
  const now = Date.UTC(2026, 10, 30);
  const { authority } = await chainFor(['localhost'], now);
  const other = await chainFor(['localhost'], now);
  await writeFile(other.files.authority, authority);
  const refused = { stderr: expect.stringMatching(/signature failure|unable to get/) };
  await expect(verify(other, now)).rejects.toMatchObject(refused);
});

it.each([
  [LAST_SHORT - SERVER_VALID_MS, 'UTCTIME', 'Dec 31 23:59:59 2049 GMT'],
  [FIRST_LONG - SERVER_VALID_MS, 'GENERALIZEDTIME', 'Jan  1 00:00:00 2050 GMT'],
])('writes the end of validity in the form that its year takes: %d', async (now, kind, words) => {
  const { files, server } = await chainFor(['localhost'], now);
  const parsed = await openssl('asn1parse', '-in', files.server);
  expect(parsed.match(/UTCTIME|GENERALIZEDTIME/g)).toEqual(['UTCTIME', kind]);
  const text = await openssl('x509', '-in', files.server, '-noout', '-text');
  expect(text).toContain(`Not After : ${words}`);
  expect(new X509Certificate(server).validTo).toBe(words);
});

it('OpenSSL reads every field as it was meant', async () => {
  const name = `Dynodeck local authority (jörg@${'h'.repeat(64)})`.slice(0, 64);
  const { files } = await chainFor(['web.localhost', 'localhost'], Date.UTC(2026, 10, 30), name);
  const read = (path: string): Promise<string> =>
    openssl('x509', '-in', path, '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus');
  const authority = await read(files.authority);
  for (const words of [
    'Version: 3 (0x2)', 'Signature Algorithm: ecdsa-with-SHA256', `Issuer: CN=${name}`, `Subject: CN=${name}`,
    'Not Before: Nov 29 00:00:00 2026 GMT', 'Not After : Nov 27 00:00:00 2036 GMT', 'ASN1 OID: prime256v1',
    'CA:TRUE, pathlen:0', 'Certificate Sign, CRL Sign', 'DNS:localhost', 'IP:127.0.0.1/255.255.255.255',
  ]) expect(authority).toContain(words);
  expect(authority.match(/: critical/g)).toHaveLength(3);
  const server = await read(files.server);
  for (const words of [
    `Issuer: CN=${name}`, 'Subject: CN=web.localhost', 'Not After : Jan  1 00:00:00 2028 GMT', 'CA:FALSE',
    'Digital Signature', 'TLS Web Server Authentication',
    'DNS:web.localhost, DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
  ]) expect(server).toContain(words);
  const subjectKey = /Subject Key Identifier: *\n\s+([\dA-F:]+)/.exec(authority)?.[1];
  expect(subjectKey).toBeDefined();
  expect(/Authority Key Identifier: *\n\s+(?:keyid:)?([\dA-F:]+)/.exec(server)?.[1]).toBe(subjectKey);
});
