import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type ClientHttp2Session, connect } from 'node:http2';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { makeFolder } from '../engine/harness.ts';
import { ECHO, openRoutedApp, type RoutedApp, type RoutedAppOptions } from './routed-app.ts';

/** An app that is reached by HTTPS. */
export interface SecureApp {
  routed: RoutedApp;
  /** Path of the authority's certificate. */
  authority: string;
  ca: Buffer;
  /** Its own front. */
  origin: string;
  /** By its name, on the port that all apps share. */
  named: URL;
  stateFolder: string;
}

export async function openSecure(procfile = ECHO, options: RoutedAppOptions = {}): Promise<SecureApp> {
  const stateFolder = await makeFolder({});
  const settings = { tls: true, ...options.settings };
  const routed = await openRoutedApp(procfile, { ...options, settings, stateFolder });
  const { router } = await routed.app.until(({ router }) => router.authority !== null && router.addresses.length === 2);
  const authority = router.authority ?? '';
  const origin = `https://localhost:${routed.port}`;
  return { routed, authority, ca: await readFile(authority), origin, named: new URL(router.addresses[1] ?? ''), stateFolder };
}

export async function curl(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('curl', ['-sS', '--max-time', '20', ...words]);
  return stdout;
}

/** A connection by Node's own client that speaks HTTP/2, ended with the test. */
export function openSession({ origin, ca }: SecureApp): ClientHttp2Session {
  const session = connect(origin, { ca });
  session.on('error', () => {});
  onTestFinished(() => session.destroy());
  return session;
}
