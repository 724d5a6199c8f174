import type { Socket } from 'node:net';
import { pauseReading } from '../backpressure.ts';
import { MANY_CHUNKS, MAX_INFORMATIONAL, MAX_INFORMATIONAL_BYTES } from '../limits.ts';
import type { DynoSocket } from './dyno-socket.ts';
import { type BodyReader, readBody } from '../http/body-reader.ts';
import { passableTrailers } from '../http/body-writer.ts';
import type { Field } from '../http/fields.ts';
import { BAD_CHUNK, HttpParseError } from '../http/parse-error.ts';
import { HeadReader } from '../http/head-reader.ts';
import {
  flawOfResponseHead,
  parseResponseHead,
  RESPONSE_HEAD_LIMITS,
  type ResponseHead,
  tooManyInformational,
} from '../http/response-head.ts';

/** Who sent a request over a connection, and hears of its response. */
export interface ResponseListener {
  /** A 1xx other than 101. */
  informed(head: ResponseHead): void;
  /** 101: bytes are no longer HTTP; `rest` came already. */
  switched(head: ResponseHead, rest: Buffer): void;
  responded(head: ResponseHead): void;
  /** @param taken to be called once, when the bytes have gone on: their memory is read into again then */
  responseData(piece: Buffer, taken: () => void): void;
  /** All that came at once has been handed over. */
  responsePaused(): void;
  /** @param reusable the connection is ready for another request */
  responseEnded(trailers: Field[], reusable: boolean): void;
  responseFlawed(flaw: HttpParseError): void;
  /** @param heard whether a part of the response had come */
  dynoClosed(heard: boolean): void;
  /** The dyno has taken all of the request that was written. */
  dynoDrained(): void;
}

/** A connection to a dyno, for one request after the other. */
export class DynoConnection {
  /** Requests that were sent before. */
  served = 0;
  /** Epoch milliseconds since when no request uses it. */
  idleSince = 0;
  #listener: ResponseListener | null = null;
  #method = '';
  #head = new HeadReader(RESPONSE_HEAD_LIMITS);
  #response: ResponseHead | null = null;
  #body: BodyReader | null = null;
  #trailers: Field[] = [];
  #heard = false;
  /** Informational answers before the response, and their bytes. */
  #informed = 0;
  #informedBytes = 0;
  #isHeld = false;

  readonly #dyno: DynoSocket;
  readonly #onGone: (connection: DynoConnection) => void;

  /** @param onGone called once it cannot be used any more, whoever ended it */
  constructor(
    dyno: DynoSocket,
    onGone: (connection: DynoConnection) => void,
  ) {
    this.#dyno = dyno;
    this.#onGone = onGone;
    dyno.receive = this.#receive;
    const { socket } = this;
    socket.on('end', this.#ended);
    socket.on('close', this.#broken);
    socket.on('drain', () => this.#listener?.dynoDrained());
    // `close` follows.
    socket.on('error', () => {});
  }

  get socket(): Socket {
    return this.#dyno.socket;
  }

  /** Sends a request's head. @param head as it goes on the wire, latin1 */
  send(listener: ResponseListener, method: string, head: string): void {
    this.#listener = listener;
    this.#method = method;
    this.#body = null;
    this.#response = null;
    this.#trailers = [];
    this.#heard = false;
    this.#informed = this.#informedBytes = 0;
    this.socket.write(head, 'latin1');
  }

  /** Reads no more until it is resumed: the dyno has to wait with the client. */
  hold(): void {
    this.#isHeld = true;
    pauseReading(this.socket);
  }

  resume(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.socket.resume();
  }

  /** Nobody waits for what comes any more. */
  dispose(): void {
    this.#listener = null;
    this.socket.destroy();
    this.#onGone(this);
  }

  /** Gives the bare socket to who tunnels through it. */
  release(): DynoSocket {
    this.#listener = null;
    this.resume();
    this.#dyno.receive = () => {};
    this.socket.off('end', this.#ended).off('close', this.#broken);
    this.#onGone(this);
    return this.#dyno;
  }

  readonly #receive = (chunk: Buffer): void => {
    // Bytes nobody asked for: what they would answer is anybody's guess.
    if (this.#listener === null) return this.dispose();
    this.#heard = true;
    this.#take(chunk);
    this.#listener?.responsePaused();
    if (this.#listener !== null && (this.#body?.pieces ?? 0) > MANY_CHUNKS) this.#letOthersPass();
  };

  /** Reads on after all that has come from everybody else: one read may be followed by dozens without a pause. */
  #letOthersPass(): void {
    this.#dyno.readLittle();
    pauseReading(this.socket);
    setImmediate(() => {
      if (!this.#isHeld) this.socket.resume();
    });
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    while (this.#body === null) {
      const head = this.#head.read(rest);
      if (head === null) return;
      if (typeof head === 'string') return this.#flawed(flawOfResponseHead(head));
      rest = head.rest;
      if (!this.#begin(head.text, rest)) return;
    }
    this.#feed(this.#body, rest);
  }

  /** @returns whether the connection goes on as HTTP */
  #begin(text: string, rest: Buffer): boolean {
    const response = this.#parse(text);
    const listener = this.#listener;
    if (response === null || listener === null) return false;
    if (response.status === 101) {
      listener.switched(response, Buffer.from(rest));
      return false;
    }
    if (response.status < 200) {
      return this.#inform(response, listener);
    }
    this.#response = response;
    listener.responded(response);
    this.#body = readBody(response.framing, {
      data: (piece) => this.#listener?.responseData(piece, this.#dyno.keep()),
      end: (trailers) => (this.#trailers = trailers),
    });
    return true;
  }

  /** @returns whether it was within the limits */
  #inform(head: ResponseHead, listener: ResponseListener): boolean {
    this.#informed += 1;
    this.#informedBytes += head.text.length;
    if (this.#informed > MAX_INFORMATIONAL || this.#informedBytes > MAX_INFORMATIONAL_BYTES) {
      this.#flawed(tooManyInformational());
      return false;
    }
    listener.informed(head);
    return true;
  }

  #parse(text: string): ResponseHead | null {
    try {
      return parseResponseHead(text, this.#method);
    } catch (error) {
      if (!(error instanceof HttpParseError)) throw error;
      this.#flawed(error);
      return null;
    }
  }

  #feed(body: BodyReader, chunk: Buffer): void {
    const end = body.ended ? 0 : body.feed(chunk);
    if (end < 0) return this.#flawed(new HttpParseError('H17', 503, BAD_CHUNK));
    if (body.ended) this.#finish(end < chunk.length);
  }

  /** @param isFollowed more has come than the response */
  #finish(isFollowed: boolean): void {
    const listener = this.#listener;
    const response = this.#response;
    this.#listener = null;
    if (listener === null || response === null) return;
    this.served += 1;
    const { minor, framing, connection, chunked, length } = response;
    // With a length and a coding it may have meant another end than the one that was found (RFC 9112 §6.3).
    const isAmbiguous = chunked && length !== null;
    const isKept = minor === 1 && framing.kind !== 'close' && !isAmbiguous && !connection.includes('close');
    listener.responseEnded(passableTrailers(this.#trailers, connection), isKept && !isFollowed);
  }

  #flawed(flaw: HttpParseError): void {
    this.#listener?.responseFlawed(flaw);
  }

  /** The dyno has ended its side in good order. */
  readonly #ended = (): void => {
    const listener = this.#listener;
    if (listener !== null && this.#body?.close() === true) this.#finish(false);
    else listener?.dynoClosed(this.#heard);
    this.dispose();
  };

  /** Without an end before: it was reset, and says nothing about where a body ends. */
  readonly #broken = (): void => {
    this.#listener?.dynoClosed(this.#heard);
    this.dispose();
  };
}
