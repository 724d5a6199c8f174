import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { SecureContext } from 'node:tls';
import { makeDurableFolder } from '../../storage/durable-folder.ts';
import { replaceFile } from '../../storage/replace-file.ts';
import { authorityCertificate, type Issuer, serverCertificate } from './certificate.ts';
import { loginName } from '../../system/user.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Whoever has told a browser to trust it should not have to do so again and again. */
const AUTHORITY_VALID_MS = 3_650 * DAY_MS;
/** The longest that Apple's systems accept. */
const SERVER_VALID_MS = 397 * DAY_MS;
/** An authority this near its end is replaced. */
const RENEW_MS = SERVER_VALID_MS;

/** Both in one file, so that a crash can never leave a certificate beside another one's key. */
const KEY_FILE = 'authority-key.pem';
const CERTIFICATE_FILE = 'authority.pem';
const SECRET_MODE = 0o600;
const PUBLIC_MODE = 0o644;
const HOST_NAME = /^(?:[a-z0-9-]{1,63}\.)?localhost$/;

/** Dynodeck's own certificate authority: made on demand, kept in the state folder, never put into any trust store. */
export class Authority {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  readonly #contexts = new Map<string, SecureContext>();

  readonly #issuer: Issuer;
  readonly #certificate: string;

  private constructor(
    issuer: Issuer,
    certificate: string,
    /** Of the certificate; null when nothing is kept on disk. */
    readonly path: string | null,
  ) {
    this.#issuer = issuer;
    this.#certificate = certificate;
  }

  /**
   * Reads the authority, or makes one.
   * @param folder null: for this run only
   * @throws when the folder cannot be written
   */
  static async open(folder: string | null): Promise<Authority> {
    if (folder === null) return Authority.#from(makeAuthority(), null);
    const keyPath = join(folder, KEY_FILE);
    const kept = await readFile(keyPath, 'utf8').catch(() => null);
    const known = kept !== null && isGood(kept) ? kept : null;
    const pem = known ?? makeAuthority();
    await makeDurableFolder(folder);
    if (known === null) await replaceFile(keyPath, pem, SECRET_MODE);
    await replaceFile(join(folder, CERTIFICATE_FILE), certificateIn(pem), PUBLIC_MODE);
    return Authority.#from(pem, join(folder, CERTIFICATE_FILE));
  }

  static #from(pem: string, path: string | null): Authority {
    const certificate = certificateIn(pem);
    const privateKey = createPrivateKey(pem);
    const name = new X509Certificate(certificate).subject.replace(/^CN=/, '');
    return new Authority({ name, privateKey, publicKey: createPublicKey(privateKey) }, certificate, path);
  }

  /** What a server shows to a client that asks for this host name; of others it gets `localhost`. */
  contextFor(serverName: string): SecureContext {
    const name = HOST_NAME.test(serverName) ? serverName : 'localhost';
    const known = this.#contexts.get(name);
    if (known !== undefined) return known;
    const names = name === 'localhost' ? [name] : [name, 'localhost'];
    const certificate = serverCertificate(this.#issuer, this.#keys.publicKey, names, SERVER_VALID_MS);
    const key = this.#keys.privateKey.export({ type: 'pkcs8', format: 'pem' });
    // Not imported: every app would start later for the few that speak TLS.
    const { createSecureContext } = process.getBuiltinModule('node:tls');
    const context = createSecureContext({ cert: certificate + this.#certificate, key });
    this.#contexts.set(name, context);
    return context;
  }
}

/** Key and certificate, one after the other. */
function makeAuthority(): string {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = `Dynodeck local authority (${loginName()}@${hostname()})`;
  const certificate = authorityCertificate({ name, publicKey, privateKey }, AUTHORITY_VALID_MS);
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) + certificate;
}

function certificateIn(pem: string): string {
  return pem.slice(pem.indexOf('-----BEGIN CERTIFICATE-----'));
}

function isGood(pem: string): boolean {
  try {
    const certificate = new X509Certificate(certificateIn(pem));
    const isOwn = certificate.checkPrivateKey(createPrivateKey(pem));
    return isOwn && Date.parse(certificate.validTo) - Date.now() > RENEW_MS;
  } catch {
    return false;
  }
}
