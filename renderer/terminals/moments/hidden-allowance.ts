import { TokenBucket } from '../../../shared/text/token-bucket.ts';

/** What a hidden terminal may take: enough for an idle shell, a request now and then, the start of a server. */
const LIMITS = { burstBytes: 256 * 1024, bytesPerSecond: 64 * 1024 };

/**
 * Whether a terminal that nobody sees may go on parsing. A quiet one does, so that its programs get answers to what
 * they ask the terminal; one that floods would take the page's time for nothing, and is attached again when looked at.
 */
export class HiddenAllowance extends TokenBucket {
  /** @param now milliseconds of any steady clock. */
  constructor(now: number) {
    super(LIMITS, now);
  }
}
