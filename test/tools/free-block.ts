/** Ports for the apps of tests, so that no two of them meet. */
import { randomInt } from 'node:crypto';
import { isPortFree } from '../../electron/engine/net/port-probe.ts';

/** Below the ports that Linux, macOS and Windows lend to outgoing connections: one of those may be taken at any moment. */
const TEST_PORTS = { first: 10_000, end: 32_000 };
/** Test files run beside each other in this many processes at most, each with a range of its own. */
const RANGES = 4;
/** Five process types; more reach into the next block, which the same process gives out later. */
const BLOCK = 500;
/** Of the first dynos of three process types, and of the router, from an app's base port on. */
const USED_OFFSETS = [0, 1, 2, 98, 99, 100, 101, 200, 201, 299];

const RANGE = (TEST_PORTS.end - TEST_PORTS.first) / RANGES;
const BLOCKS = Math.floor(RANGE / BLOCK);
const { VITEST_POOL_ID, TEST_PARALLEL_INDEX } = process.env;
const range = Number(VITEST_POOL_ID ?? TEST_PARALLEL_INDEX ?? 0) % RANGES;
let next = randomInt(BLOCKS);

/** A base port with which an app gets free ports. The same one comes again only after all others of this process. */
export async function freeBlock(): Promise<number> {
  for (;;) {
    const base = TEST_PORTS.first + range * RANGE + next * BLOCK;
    next = (next + 1) % BLOCKS;
    const isFree = await Promise.all(USED_OFFSETS.map((offset) => isPortFree(base + offset)));
    if (isFree.every(Boolean)) return base;
  }
}
