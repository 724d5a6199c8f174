/** Something in a file of the app that its owner should know, in plain words. The rest of the file is used. */
export interface Problem {
  /** Path as its owner named it, relative to the app's folder where possible. */
  file: string;
  /** 1-based; null when the problem is the file itself. */
  line: number | null;
  /** `error`: something was left out. `warning`: it was used, but perhaps not as meant. */
  level: 'error' | 'warning';
  message: string;
}

/** A file with more problems is not the file it was taken for; one hundred show that, and cross the wire cheaply. */
const MAX_PROBLEMS_PER_FILE = 100;

/** Collects the problems of one file. */
export interface ProblemList {
  error(line: number | null, message: string): void;
  warning(line: number | null, message: string): void;
  /** In the order of the file; when there were too many, the last one says how many were left out. */
  finish(): Problem[];
}

export function createProblemList(file: string): ProblemList {
  const problems: Problem[] = [];
  let leftOut = 0;

  function add(level: Problem['level'], line: number | null, message: string): void {
    if (problems.length < MAX_PROBLEMS_PER_FILE) problems.push({ file, line, level, message });
    else leftOut++;
  }

  return {
    error: (line, message) => add('error', line, message),
    warning: (line, message) => add('warning', line, message),
    finish() {
      const inOrder = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
      if (leftOut === 0) return inOrder;
      return [...inOrder, { file, line: null, level: 'error', message: `${leftOut} more problems are not listed.` }];
    },
  };
}
