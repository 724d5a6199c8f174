/** Takes the output of a dyno's process: bytes in order, and then its end. */
export interface DynoOutput {
  /** The bytes are valid only during the call. */
  write(chunk: Uint8Array): void;
  end(): void;
}

/** Hands a dyno's output to each of these, in this order; null stands for one that takes none of it. */
export function outputChain(...outputs: readonly (DynoOutput | null)[]): DynoOutput {
  const takers = outputs.filter((output) => output !== null);
  return {
    write: (chunk) => {
      for (const taker of takers) taker.write(chunk);
    },
    end: () => {
      for (const taker of takers) taker.end();
    },
  };
}
