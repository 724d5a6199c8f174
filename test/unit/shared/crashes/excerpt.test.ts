import { describe, expect, test } from 'vitest';
import { crashExcerpt } from '../../../../shared/crashes/crash-excerpt.ts';

const NODE = `listening soon
/app/server.js:4
  throw new TypeError('no port');
  ^

TypeError: no port
    at start (/app/server.js:4:9)
    at Object.<anonymous> (/app/server.js:7:1)

Node.js v20.20.0
`;
const RUBY = `booting
app.rb:3:in 'Object#work': no such order (RuntimeError)
\tfrom app.rb:6:in '<main>'
`;
const RUBY_ERROR = "app.rb:3:in 'Object#work': no such order (RuntimeError)";
const PYTHON = `ready
Traceback (most recent call last):
  File "app.py", line 1, in <module>
    import flask
ModuleNotFoundError: No module named 'flask'
`;
const GO = `started
panic: runtime error: index out of range [5]

goroutine 1 [running]:
main.main()
exit status 2
`;
const RUST = "thread 'main' panicked at src/main.rs:2:5:\nno such order\nnote: run with `RUST_BACKTRACE=1`\n";

/** Headline, and the line where the error begins. */
function toldOf(text: string): [headline: string | null, first: string | undefined] {
  const { headline, lines, errorAt } = crashExcerpt(text);
  return [headline, lines[errorAt]];
}

describe('The last lines of a crash', () => {
  test.each([
    ['Node', NODE, 'TypeError: no port', '/app/server.js:4'],
    ['Ruby', RUBY, RUBY_ERROR, RUBY_ERROR],
    ['Python', PYTHON, "ModuleNotFoundError: No module named 'flask'", 'Traceback (most recent call last):'],
    ['Go', GO, 'panic: runtime error: index out of range [5]', 'panic: runtime error: index out of range [5]'],
    ['Rust', RUST, "thread 'main' panicked at src/main.rs:2:5:", "thread 'main' panicked at src/main.rs:2:5:"],
    ['the shell', 'sh: 1: gunicorn: not found\n', 'sh: 1: gunicorn: not found', 'sh: 1: gunicorn: not found'],
  ])('begin with the error of %s', (_runtime, text, headline, first) => {
    expect(toldOf(text)).toEqual([headline, first]);
  });

  test('without a known error are the last ones, and the very last one is the headline', () => {
    const text = Array.from({ length: 40 }, (_, line) => `line ${line}\n`).join('');
    const { lines, errorAt, headline } = crashExcerpt(text);
    expect(lines).toHaveLength(10);
    expect(errorAt).toBe(lines.length);
    expect(headline).toBe('line 39');
  });

  test('are free of escape sequences and of what a carriage return wrote over', () => {
    expect(crashExcerpt('10 %\r50 %\r100 %\r\n\x1b[31mbad\x1b[0m\r\n').lines).toEqual(['100 %', 'bad']);
  });

  test('keep few lines of what came before a trace, and the end of one that is too long', () => {
    const trace = Array.from({ length: 100 }, (_, line) => `  File "a.py", line ${line}, in f\n`).join('');
    const { lines, headline } = crashExcerpt(`Traceback (most recent call last):\n${trace}KeyError: 'a'\n`);
    expect(lines).toHaveLength(60);
    expect(headline).toBe("KeyError: 'a'");
    expect(crashExcerpt(`${'before\n'.repeat(30)}${PYTHON}`).lines).toHaveLength(4 + 4);
  });

  test('are none when nothing was printed', () => {
    expect(crashExcerpt('\r\n\n')).toEqual({ lines: [], errorAt: 0, headline: null });
  });
});
