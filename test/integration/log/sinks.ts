import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { acceptsConnection } from '../../../electron/engine/net/port-probe.ts';

const POLL_MS = 20;

/** Resolves once the condition holds; the test's own time limit ends waiting in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(POLL_MS);
}

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-drain-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Certificate {
  key: string;
  cert: string;
}

/** Of its own authority, for localhost. */
export function makeCertificate(): Certificate {
  const folder = makeFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject];
  execFileSync('openssl', args, { stdio: 'ignore' });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

/** A real rsyslog that listens, and writes what it understood, one field beside the other, to a file. */
export async function startRsyslog(port: number): Promise<{ received(): string[]; stop(): Promise<void> }> {
  const folder = makeFolder();
  const output = join(folder, 'received');
  writeFileSync(output, '');
  const config = join(folder, 'rsyslog.conf');
  writeFileSync(
    config,
    [
      `global(workDirectory="${folder}" maxMessageSize="16k")`,
      'module(load="imtcp")',
      'template(name="fields" type="string" string="%pri%|%timestamp:::date-rfc3339%|%hostname%|%app-name%|%procid%|%msgid%|%structured-data%|%msg%\\n")',
      `input(type="imtcp" port="${port}" address="127.0.0.1")`,
      `*.* action(type="omfile" file="${output}" template="fields" flushOnTXEnd="on")`,
      '',
    ].join('\n'),
  );
  const child = spawn('/usr/sbin/rsyslogd', ['-n', '-f', config, '-i', join(folder, 'pid')], { stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'close');
  };
  onTestFinished(stop);
  // What is drained before it listens may be dropped: an app that is closed tries once.
  while (!(await acceptsConnection(port))) await setTimeout(POLL_MS);
  return { received: () => readFileSync(output, 'utf8').split('\n').filter((line) => /^\d+\|/.test(line)), stop };
}

/** A TLS server that keeps all bytes. */
export async function startTlsSink(certificate: Certificate): Promise<{ port: number; received(): string }> {
  let received = '';
  const server = createTlsServer(certificate, (socket) => {
    socket.on('data', (bytes: Buffer) => (received += bytes.toString()));
    socket.on('error', () => {});
  }).listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, received: () => received };
}

export interface Posted {
  headers: IncomingHttpHeaders;
  url: string;
  body: string;
}

/** An HTTPS server that keeps what is posted and answers as told, in order, then 204. */
export async function startHttpsSink(certificate: Certificate, answers: number[] = []): Promise<{ port: number; posted: Posted[] }> {
  const posted: Posted[] = [];
  const server = createServer(certificate, (asked, answer) => {
    let body = '';
    asked.on('data', (bytes: Buffer) => (body += bytes.toString()));
    asked.on('end', () => {
      posted.push({ headers: asked.headers, url: asked.url ?? '', body });
      answer.writeHead(answers.shift() ?? 204).end();
    });
  }).listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, posted };
}

/** Takes octet-counted messages apart. */
export function messagesIn(body: string): string[] {
  const bytes = Buffer.from(body);
  const messages: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const end = space + 1 + Number(bytes.toString('latin1', at, space));
    messages.push(bytes.toString('utf8', space + 1, end));
    at = end;
  }
  return messages;
}
