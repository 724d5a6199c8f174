import { isMessage, type Message } from '../../../shared/contract/wire.ts';

/** The two kinds a client may send. */
export type ClientMessage = Extract<Message, { kind: 'request' | 'bytes' }>;

/** Longest method name worth looking up. */
const MAX_METHOD = 64;

/**
 * Whether something a client sent is a well-formed request or terminal input. Parameters of a request are left to the
 * schema of its method, which the engine checks.
 */
export function isClientMessage(value: unknown): value is ClientMessage {
  if (!isMessage(value)) return false;
  switch (value.kind) {
    case 'request':
      return Number.isSafeInteger(value.id) && typeof value.method === 'string' && value.method.length <= MAX_METHOD;
    case 'bytes':
      return Number.isSafeInteger(value.view) && value.bytes instanceof Uint8Array;
    case 'result':
    case 'failure':
    case 'event':
      return false;
  }
}
