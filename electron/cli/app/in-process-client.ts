import { type Client, createClient } from '../../../shared/contract/client.ts';
import type { Channel, Message } from '../../../shared/contract/wire.ts';
import type { Engine } from '../../engine/engine.ts';

/** A client of an engine in this process: what follows need not know where its engine is. */
export function inProcessClient(engine: Engine): Client {
  const [ours, theirs] = channelPair();
  engine.connect(theirs);
  return createClient(ours);
}

type Listeners = { message: ((message: Message) => void)[]; close: (() => void)[] };

function channelPair(): [Channel, Channel] {
  const left: Listeners = { message: [], close: [] };
  const right: Listeners = { message: [], close: [] };
  let closed = false;
  const close = (): void => {
    if (closed) return;
    closed = true;
    for (const listener of [...left.close, ...right.close]) listener();
  };
  const end = (own: Listeners, other: Listeners): Channel => ({
    send: (message) => {
      if (!closed) for (const listener of other.message) listener(message);
    },
    onMessage: (listener) => void own.message.push(listener),
    onClose: (listener) => void own.close.push(listener),
    close,
  });
  return [end(left, right), end(right, left)];
}
