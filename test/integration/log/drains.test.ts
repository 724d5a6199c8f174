import { describe, expect, it, onTestFinished } from 'vitest';
import { parseDrainUrl } from '../../../electron/engine/log/drains/drain-address.ts';
import { DrainSet } from '../../../electron/engine/log/drains/drain-set.ts';
import { LogDrain, MAX_WAITING } from '../../../electron/engine/log/drains/log-drain.ts';
import { Logplex } from '../../../electron/engine/log/logplex.ts';
import { makeCertificate, messagesIn, startHttpsSink, startRsyslog, startTlsSink, until } from './sinks.ts';
import { freeBlock } from '../../tools/free-block.ts';

const TOKEN = 'd.00000000-0000-4000-8000-000000000000';
const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00`;

function drainOf(logplex: Logplex, url: string, authorities?: string): LogDrain {
  const drain = new LogDrain({ address: parseDrainUrl(url), token: TOKEN, version: 'test', authorities }, logplex.reader());
  const unfollow = logplex.follow(drain);
  onTestFinished(async () => {
    unfollow();
    await drain.close();
  });
  drain.wake();
  return drain;
}

describe('a syslog drain', () => {
  it('is understood by a real rsyslog, whatever is in the lines', async () => {
    const port = await freeBlock();
    const rsyslog = await startRsyslog(port);
    const logplex = new Logplex();
    const drain = drainOf(logplex, `syslog://127.0.0.1:${port}`);
    logplex.log('web.1', 'State changed from starting to up');
    logplex.log('router', 'at=info method=GET');
    logplex.writer('web.1').write(Buffer.from('größe 😀 | <13>1 not a header\n\n[error] x\n'));
    logplex.api('Release v2 created');
    await until(() => rsyslog.received().length >= 6);
    const fields = rsyslog.received().map((line) => line.split('|'));
    expect(fields.map(([priority, , ...rest]) => [priority, ...rest].join('|'))).toEqual([
      `45|${TOKEN}|heroku|web.1|-|-|State changed from starting to up`,
      `158|${TOKEN}|heroku|router|-|-|at=info method=GET`,
      `190|${TOKEN}|app|web.1|-|-|größe 😀 | <13>1 not a header`,
      `190|${TOKEN}|app|web.1|-|-|`,
      `190|${TOKEN}|app|web.1|-|-|[error] x`,
      `190|${TOKEN}|app|api|-|-|Release v2 created`,
    ]);
    for (const [, time] of fields) expect(time).toMatch(new RegExp(`^${TIME}$`));
    expect(drain.status()).toMatchObject({ state: 'connected', delivered: 6, dropped: 0, problem: null });
  });

  it('gets a long line in pieces of 10,000 bytes, as Heroku\'s does, and what clears a screen not at all', async () => {
    const port = await freeBlock();
    const rsyslog = await startRsyslog(port);
    const logplex = new Logplex();
    drainOf(logplex, `syslog://127.0.0.1:${port}`);
    const long = `${'x'.repeat(9_999)}é${'y'.repeat(15_000)}`;
    logplex.writer('web.1').write(Buffer.from(`\x1b[2J\x1b[Hready\n${long}\nover\n`));
    await until(() => rsyslog.received().some((line) => line.endsWith('|over')));
    const texts = rsyslog.received().map((line) => line.slice(line.lastIndexOf('|') + 1));
    expect(texts.at(0)).toBe('ready');
    expect(texts.slice(1, -1).map((text) => Buffer.from(text).length)).toEqual([9_999, 10_000, 5_002]);
    expect(texts.slice(1, -1).join('')).toBe(long);
  });

  it('waits for its receiver, keeps the newest 1,024 messages and says how many it has dropped', async () => {
    const port = await freeBlock();
    const logplex = new Logplex();
    const drain = drainOf(logplex, `syslog://127.0.0.1:${port}`);
    logplex.api('first');
    await until(() => drain.status().state === 'failing');
    expect(drain.status().problem).toMatch(/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/);
    const writer = logplex.writer('web.1');
    for (let line = 0; line < 5_000; line++) writer.write(Buffer.from(`line ${line}\n`));
    const rsyslog = await startRsyslog(port);
    await until(() => rsyslog.received().some((line) => line.endsWith('|line 4999')));
    const [first, notice, ...lines] = rsyslog.received();
    expect(first).toMatch(/\|api\|-\|-\|first$/);
    expect(notice).toMatch(new RegExp(`^172\\|.*\\|heroku\\|logplex\\|-\\|-\\|Error L10 \\(output buffer overflow\\): 3976 messages dropped since ${TIME}\\.$`));
    expect(lines).toHaveLength(MAX_WAITING);
    expect(lines[0]).toMatch(/line 3976$/);
    expect(drain.status()).toMatchObject({ state: 'connected', dropped: 3_976 });
  });

  it('connects again to a receiver that was restarted', async () => {
    const port = await freeBlock();
    const before = await startRsyslog(port);
    const logplex = new Logplex();
    drainOf(logplex, `syslog://127.0.0.1:${port}`);
    logplex.api('before');
    await until(() => before.received().length === 1);
    await before.stop();
    const after = await startRsyslog(port);
    logplex.api('after');
    await until(() => after.received().length > 0);
    expect(after.received()).toEqual([expect.stringMatching(/\|after$/)]);
  });

  it('goes over TLS to who can prove who they are, and to nobody else', async () => {
    const certificate = makeCertificate();
    const sink = await startTlsSink(certificate);
    const logplex = new Logplex();
    const trusting = drainOf(logplex, `syslog+tls://localhost:${sink.port}`, certificate.cert);
    const careful = drainOf(logplex, `syslog+tls://localhost:${sink.port}`);
    logplex.api('over TLS');
    await until(() => sink.received() !== '' && careful.status().problem !== null);
    expect(messagesIn(sink.received())).toEqual([expect.stringMatching(new RegExp(`^<190>1 .* ${TOKEN} app api - - over TLS$`))]);
    expect(trusting.status().state).toBe('connected');
    expect(careful.status().problem).toMatch(/^Error L14 .*not trusted/);
  });
});

describe('an HTTPS drain', () => {
  it('posts logplex-1 frames with Heroku\'s headers', async () => {
    const certificate = makeCertificate();
    const sink = await startHttpsSink(certificate);
    const logplex = new Logplex();
    drainOf(logplex, `https://user:pass@localhost:${sink.port}/logs?x=1`, certificate.cert);
    logplex.log('web.3', 'State changed from starting to up');
    logplex.writer('web.1').write(Buffer.from('größe\n'));
    await until(() => sink.posted.flatMap(({ body }) => messagesIn(body)).length === 2);
    const [{ headers, url }] = sink.posted as [(typeof sink.posted)[0]];
    expect(url).toBe('/logs?x=1');
    expect(headers).toMatchObject({
      'content-type': 'application/logplex-1',
      'logplex-drain-token': TOKEN,
      authorization: `Basic ${Buffer.from('user:pass').toString('base64')}`,
      'user-agent': expect.stringMatching(/^Logplex\//) as string,
    });
    expect(sink.posted.map((post) => Number(post.headers['logplex-msg-count']))).toEqual(
      sink.posted.map(({ body }) => messagesIn(body).length),
    );
    const messages = sink.posted.flatMap(({ body }) => messagesIn(body));
    expect(messages[0]).toMatch(new RegExp(`^<45>1 ${TIME} host heroku web\\.3 - State changed from starting to up\n$`));
    expect(messages[1]).toMatch(/ host app web\.1 - größe\n$/);
  });

  it('sends a batch that did not arrive again under the same id', async () => {
    const certificate = makeCertificate();
    const sink = await startHttpsSink(certificate, [503]);
    const logplex = new Logplex();
    const drain = drainOf(logplex, `https://localhost:${sink.port}/`, certificate.cert);
    logplex.api('once');
    await until(() => drain.status().delivered === 1);
    const ids = sink.posted.map(({ headers }) => headers['logplex-frame-id']);
    expect(ids).toEqual([ids[0], ids[0]]);
    expect(sink.posted[0]?.body).toBe(sink.posted[1]?.body);
  });

  it('gives a batch up that is refused twice, and goes on', async () => {
    const certificate = makeCertificate();
    const sink = await startHttpsSink(certificate, [403, 403]);
    const logplex = new Logplex();
    const drain = drainOf(logplex, `https://localhost:${sink.port}/`, certificate.cert);
    logplex.api('refused');
    await until(() => drain.status().dropped === 1);
    expect(drain.status().problem).toMatch(/answered 403/);
    logplex.api('taken');
    await until(() => drain.status().delivered > 0);
    expect(drain.status()).toMatchObject({ state: 'connected', problem: null, delivered: 1, dropped: 1 });
  });
});

describe('the drains of an app', () => {
  it.each(['', 'localhost:514', 'ftp://x', 'syslog://', 'syslog://h/path', 'file:///etc/passwd'])('cannot be %j', (url) => {
    expect(() => new DrainSet(new Logplex(), 'test').add(url)).toThrow(/cannot be a drain/);
  });

  it('are five at most, each once, found by URL or token, and shown without passwords', async () => {
    const drains = new DrainSet(new Logplex(), 'test');
    const added = Array.from({ length: 5 }, (_, at) => drains.add(`https://user:secret@localhost:${60_000 + at}/`));
    expect(added[0]?.url).toBe('https://user:****@localhost:60000/');
    expect(added[0]?.token).toMatch(/^d\.[0-9a-f-]{36}$/);
    expect(() => drains.add('syslog://localhost')).toThrow(/at most 5 drains/);
    drains.remove(added[4]?.token ?? '');
    expect(() => drains.add('https://user:secret@localhost:60000/')).toThrow(/already/);
    drains.remove('https://user:secret@localhost:60000');
    expect(() => drains.remove('https://nowhere/')).toThrow(/no drain/);
    expect(drains.list().map(({ url }) => url)).toEqual(added.slice(1, 4).map(({ url }) => url));
    await drains.close();
  });
});
