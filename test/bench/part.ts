import type { BenchOptions } from './options.ts';
import type { Runner } from './peers/runner.ts';

/** How a figure is shown. All are better when smaller. */
export type Unit = 'ms' | 's' | 'MiB' | 'MB' | '%' | 'count' | 'ratio';

/** A name of a figure → what one round gave. */
export type Figures = Record<string, number>;

/** Who is measured: a runner, or a part of Dynodeck beside something bare. */
export interface Contender {
  name: string;
  measure(): Promise<Figures>;
}

/** Contender → figure → one value per round. */
export type Samples = Record<string, Record<string, number[]>>;

/** One budget of docs/benchmarks.md, held against medians of this run. */
export interface Verdict {
  budget: string;
  measured: string;
  met: boolean;
}

export interface PartReport {
  title: string;
  /** Units by figure, in the order of the table's columns. */
  units: Record<string, Unit>;
  samples: Samples;
  verdicts: Verdict[];
  /** What a reader must know about the figures: what a runner cannot do, what failed. */
  notes: string[];
}

export interface BenchContext {
  options: BenchOptions;
  /** Dynodeck first, then the peers that are there. */
  runners: Runner[];
}

export type Part = (context: BenchContext) => Promise<PartReport>;
