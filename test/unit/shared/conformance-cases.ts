/** The recorded results of the real tools (docs/heroku-local.md §5.1). */
import cases from '../../fixtures/conformance-cases.json' with { type: 'json' };

export interface ProcfileCase {
  id: string;
  input: string;
  expected: { node_foreman: [string, string][] | { error: string } };
}

export interface EnvCase {
  id: string;
  input: string;
  expected: { heroku_local: Record<string, string | number | boolean> | { error: string } };
  original_value?: string;
}

export interface RunCase {
  id: string;
  input: {
    procfile_names: string[];
    port?: number;
    envPORT?: string;
    dotenv?: string;
    formation?: string;
    select?: string[];
  };
  expected: { heroku_local: { ports: Record<string, string> } };
}

function casesOf(...kinds: string[]): unknown[] {
  return (cases as { kind: string }[]).filter(({ kind }) => kinds.includes(kind));
}

export const procfileCases = casesOf('procfile') as ProcfileCase[];
export const envCases = casesOf('env') as EnvCase[];
export const runCases = casesOf('port', 'formation') as RunCase[];

export function isError(result: object): result is { error: string } {
  return 'error' in result && typeof result.error === 'string' && result.error.includes(' ');
}
