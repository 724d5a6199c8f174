import type { DrainAddress } from './drain-address.ts';
import type { Dialect } from './drain-message.ts';

/** Messages that go together, and again under the same id when they did not arrive. */
export interface Batch {
  id: string;
  count: number;
  /** Encoded, one after the other. */
  body: Buffer;
}

/** A way to a receiver. */
export interface Delivery {
  readonly dialect: Dialect;
  /** @throws {DeliveryProblem} */
  deliver(batch: Batch): Promise<void>;
  dispose(): void;
}

export interface DeliveryOptions {
  address: DrainAddress;
  token: string;
  version: string;
  /** Certificates to trust beside the well-known ones, as PEM. */
  authorities?: string | undefined;
}
