import { describe, expect, it } from 'vitest';
import { herokuLevelOf, levelName, levelOf } from '../../../../../electron/engine/log/store/line-level.ts';

function level(text: string): string | null {
  const bytes = Buffer.from(text);
  return levelName(levelOf(bytes, 0, bytes.length));
}

function herokuLevel(text: string): string | null {
  const bytes = Buffer.from(text);
  return levelName(herokuLevelOf(bytes, 0, bytes.length));
}

describe('the level of a line', () => {
  it.each([
    // Node: pino, winston, bunyan, morgan-like, console
    ['{"level":30,"time":1700000000000,"pid":1,"msg":"error in name only"}', 'info'],
    ['{"level":50,"time":1700000000000,"msg":"x"}', 'error'],
    ['{"time":1,"level": 40}', 'warn'],
    ['{"message":"it failed","level":"error","service":"user"}', 'error'],
    ['{"severity":"WARNING","message":"x"}', 'warn'],
    ['{"message":"the [error] page"}', null],
    ['info: server started', 'info'],
    ['\x1b[32minfo\x1b[39m: server started', 'info'],
    ['TypeError: Cannot read properties of undefined', 'error'],
    ['    at TypeError: not the first word', null],
    ['npm ERR! code ELIFECYCLE', 'error'],
    // Ruby
    ['E, [2026-11-20T08:15:13.646677 #12] ERROR -- : boom', 'error'],
    ['I, [2026-11-20T08:15:13.646677 #12]  INFO -- : Started GET "/"', 'info'],
    ['D, [2026-11-20T08:15:13.646677 #12] DEBUG -- : SELECT 1', 'debug'],
    // Python
    ['ERROR:root:it failed', 'error'],
    ['2026-11-20 08:15:13,646 WARNING django.request Not Found: /x', 'warn'],
    ['[2026-11-20 08:15:13 +0000] [7] [INFO] Starting gunicorn', 'info'],
    ['ValueError: invalid literal for int()', 'error'],
    // Java
    ['2026-11-20 08:15:13.646  INFO 1 --- [main] o.s.b.SpringApplication : Started', 'info'],
    ['java.lang.IllegalStateException: nope', 'error'],
    ['SEVERE: cannot bind', 'error'],
    // Go, Rust, PHP, syslog, others
    ['time="2026-11-20T08:15:13Z" level=warning msg="slow"', 'warn'],
    ['level=debug ts=1 caller=main.go', 'debug'],
    ['2026/11/20 08:15:13 ERROR could not connect', 'error'],
    ['[2026-11-20T08:15:13Z ERROR app] boom', 'error'],
    ['[2026-11-20 08:15:13] production.ERROR: boom', 'error'],
    ['2026-11-20T08:15:13Z error: could not connect', 'error'],
    ['[error] 12#12: *1 open() failed', 'error'],
    ['<warn> low disk', 'warn'],
    ['panic: runtime error: index out of range', 'error'],
    ['warning: unused variable', 'warn'],
    ['[notice] signal process started', 'info'],
    ['VERBOSE 1 2 3', 'debug'],
  ])('%s → %s', (text, expected) => {
    expect(level(text)).toBe(expected);
  });

  it.each([
    '',
    'GET /errors/500?level=error 200',
    'no error here, all good',
    'errors: 0',
    'Completed 200 OK in 12ms (warnings 0)',
    'GET /assets/error.js 200',
    'INFORMATION SCHEMA',
    'an information desk',
    'the debug port is 9229',
    'Debugger listening on ws://127.0.0.1',
    'error',
    'user info saved to error.log',
    'fatality',
    'x_ERROR_y',
    '€ERROR€',
  ])('is none in %j', (text) => {
    expect(level(text)).toBeNull();
  });

  it('is that of the head of the line: what stands far behind is part of a message', () => {
    expect(level(`${'x '.repeat(200)} ERROR`)).toBeNull();
  });

  it('of the dyno manager and the router follows Heroku\'s codes', () => {
    expect(herokuLevel('Error R14 (Memory quota exceeded)')).toBe('error');
    expect(herokuLevel('at=error code=H10 desc="App crashed" method=GET')).toBe('error');
    expect(herokuLevel('at=warning code=H27 desc="Client Request Interrupted"')).toBe('warn');
    expect(herokuLevel('at=info method=GET path="/"')).toBe('info');
    expect(herokuLevel('State changed from up to crashed')).toBe('info');
  });
});
