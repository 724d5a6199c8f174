import type { EventName, Events, Method } from './contract.ts';
import type { Failure } from './failure.ts';

/** What travels between the engine and a client, whatever the transport. */
export type Message =
  | { kind: 'request'; id: number; method: Method; params: unknown }
  | { kind: 'result'; id: number; result: unknown }
  | { kind: 'failure'; id: number; failure: Failure }
  | { kind: 'event'; event: EventName; data: Events[EventName] }
  /** Terminal bytes: output towards a client, keys and pastes towards the engine. `view` is the terminal view. */
  | { kind: 'bytes'; view: number; bytes: Uint8Array };

/** One ordered, two-way connection. Adapters exist for MessagePort, WebSocket and local sockets. */
export interface Channel {
  send(message: Message): void;
  onMessage(listener: (message: Message) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Bytes of the view number in front of terminal bytes. */
const HEADER_BYTES = 4;

/** A message as one WebSocket or socket frame: JSON text, or binary for terminal bytes. */
export function encodeFrame(message: Message): string | Uint8Array {
  if (message.kind !== 'bytes') return JSON.stringify(message);
  const frame = new Uint8Array(HEADER_BYTES + message.bytes.length);
  new DataView(frame.buffer).setUint32(0, message.view);
  frame.set(message.bytes, HEADER_BYTES);
  return frame;
}

/** The message in a frame, or null when the frame is not one of ours. Its content is still unchecked. */
export function decodeFrame(frame: string | Uint8Array): Message | null {
  if (typeof frame !== 'string') {
    if (frame.length < HEADER_BYTES) return null;
    const view = new DataView(frame.buffer, frame.byteOffset).getUint32(0);
    return { kind: 'bytes', view, bytes: frame.subarray(HEADER_BYTES) };
  }
  try {
    const message: unknown = JSON.parse(frame);
    return isMessage(message) && message.kind !== 'bytes' ? message : null;
  } catch {
    return null;
  }
}

const KINDS = new Set(['request', 'result', 'failure', 'event', 'bytes']);

/** Whether a value from outside has the outline of a {@link Message}. */
export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && KINDS.has((value as { kind?: string }).kind ?? '');
}

/** Counts up whenever an older client could misunderstand an engine. Apart from the schemas, for who needs only this. */
export const CONTRACT_VERSION = 1;
