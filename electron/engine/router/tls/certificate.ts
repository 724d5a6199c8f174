import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bits, boolean, integer, objectId, octets, sequence, set, tagged, text, time } from './der.ts';

/**
 * X.509 certificates (RFC 5280) over ECDSA keys of the curve P-256. They are written here, not by a library, because
 * two kinds of certificate are all there is to write and nothing is ever parsed: Node reads them, and the tests have
 * `openssl verify` and `openssl x509` read every field.
 */

const COMMON_NAME = '2.5.4.3';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ALTERNATIVE_NAMES = '2.5.29.17';
const NAME_CONSTRAINTS = '2.5.29.30';
const SUBJECT_KEY = '2.5.29.14';
const AUTHORITY_KEY = '2.5.29.35';

/** Choices of GeneralName. */
const DNS_NAME = 2;
const IP_ADDRESS = 7;

const SERIAL_BYTES = 16;
/** Clocks of other machines on the way, such as a phone's, may be behind. */
const BACKDATE_MS = 24 * 60 * 60 * 1000;

const LOOPBACK_V4 = Buffer.from([127, 0, 0, 1]);
const LOOPBACK_V6 = Buffer.from([...Array.from({ length: 15 }, () => 0), 1]);

export interface Issuer {
  name: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
}

/**
 * The certificate of an authority, as PEM. It is good for `localhost`, what is below it and the loopback addresses
 * alone: should its key get into wrong hands, it can speak for nobody else.
 */
export function authorityCertificate(issuer: Issuer, validMs: number): string {
  const permitted = [
    sequence(tagged(DNS_NAME, Buffer.from('localhost'), false)),
    sequence(tagged(IP_ADDRESS, Buffer.concat([LOOPBACK_V4, Buffer.alloc(4, 0xff)]), false)),
    sequence(tagged(IP_ADDRESS, Buffer.concat([LOOPBACK_V6, Buffer.alloc(16, 0xff)]), false)),
  ];
  const extensions = [
    extension(BASIC_CONSTRAINTS, true, sequence(boolean(true), integer(Buffer.from([0])))),
    // Signs certificates and lists of revoked ones, nothing else.
    extension(KEY_USAGE, true, bits(Buffer.from([0b0000_0110]), 1)),
    extension(SUBJECT_KEY, false, octets(keyId(issuer.publicKey))),
    extension(NAME_CONSTRAINTS, true, sequence(tagged(0, Buffer.concat(permitted), true))),
  ];
  return certificate({ issuer, subject: issuer.name, publicKey: issuer.publicKey, validMs, extensions });
}

/** A server's certificate for these host names and the loopback addresses, as PEM. */
export function serverCertificate(
  issuer: Issuer,
  publicKey: KeyObject,
  names: readonly string[],
  validMs: number,
): string {
  const alternatives = [
    ...names.map((name) => tagged(DNS_NAME, Buffer.from(name), false)),
    tagged(IP_ADDRESS, LOOPBACK_V4, false),
    tagged(IP_ADDRESS, LOOPBACK_V6, false),
  ];
  const extensions = [
    extension(BASIC_CONSTRAINTS, true, sequence()),
    // Signs handshakes.
    extension(KEY_USAGE, true, bits(Buffer.from([0b1000_0000]), 7)),
    extension(EXTENDED_KEY_USAGE, false, sequence(objectId(SERVER_AUTH))),
    extension(ALTERNATIVE_NAMES, false, sequence(...alternatives)),
    extension(SUBJECT_KEY, false, octets(keyId(publicKey))),
    extension(AUTHORITY_KEY, false, sequence(tagged(0, keyId(issuer.publicKey), false))),
  ];
  return certificate({ issuer, subject: names[0] ?? 'localhost', publicKey, validMs, extensions });
}

interface Content {
  issuer: Issuer;
  subject: string;
  publicKey: KeyObject;
  validMs: number;
  extensions: Buffer[];
}

function certificate({ issuer, subject, publicKey, validMs, extensions }: Content): string {
  const algorithm = sequence(objectId(ECDSA_SHA256));
  const now = Date.now();
  const content = sequence(
    // Version 3.
    tagged(0, integer(Buffer.from([2])), true),
    integer(serial()),
    algorithm,
    distinguishedName(issuer.name),
    sequence(time(new Date(now - BACKDATE_MS)), time(new Date(now + validMs))),
    distinguishedName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions), true),
  );
  const der = sequence(content, algorithm, bits(sign('sha256', content, issuer.privateKey)));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extension(id: string, isCritical: boolean, content: Buffer): Buffer {
  const critical = isCritical ? [boolean(true)] : [];
  return sequence(objectId(id), ...critical, octets(content));
}

function distinguishedName(commonName: string): Buffer {
  return sequence(set(sequence(objectId(COMMON_NAME), text(commonName))));
}

function keyId(publicKey: KeyObject): Buffer {
  return createHash('sha1').update(publicKey.export({ type: 'spki', format: 'der' })).digest();
}

/** Positive, and without a leading zero that DER forbids. */
function serial(): Buffer {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}
