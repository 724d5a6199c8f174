import type { Problem } from '../../../shared/text/problem.ts';

/** One line per problem, as compilers print theirs: `Procfile:3: …`. */
export function formatProblem({ file, line, message }: Problem): string {
  return line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`;
}
