/** An app that looks like somebody's: its dynos serve, work, wait and crash. */

const SERVER = `
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
console.log(\`Listening on \${process.env.PORT}\`);
createServer(async ({ method, url, headers }, response) => {
  const began = Date.now();
  if (url === '/slow') await setTimeout(180);
  const status = url === '/checkout' ? 500 : url === '/missing' ? 404 : 200;
  const colour = status < 400 ? 32 : status < 500 ? 33 : 31;
  if (status === 500) console.error('\\u001b[31mError: card declined\\u001b[0m\\n    at charge (checkout.mjs:42:9)');
  const took = Date.now() - began;
  console.log(\`\${method} \${url} \\u001b[\${colour}m\${status}\\u001b[0m in \${took} ms request_id=\${headers['x-request-id']}\`);
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(\`\${process.env.GREETING} from \${process.env.DYNO}\\n\`);
}).listen(Number(process.env.PORT));
`;

const WORKER = `
import { setTimeout } from 'node:timers/promises';
const jobs = ['ResizeImage', 'SendReceipt', 'IndexProduct', 'ChargeCard'];
for (let id = 4001; ; id++) {
  const job = jobs[id % jobs.length];
  console.log(\`\\u001b[36m\${job}\\u001b[0m jid=\${id} started\`);
  if (id % 6 === 0) console.warn(\`\\u001b[33mwarning\\u001b[0m \${job} jid=\${id} retried: mail server is busy\`);
  console.log(\`\\u001b[36m\${job}\\u001b[0m jid=\${id} \\u001b[32mdone\\u001b[0m in \${id % 90} ms\`);
  await setTimeout(id < 4024 ? 5 : 60_000);
}
`;

/** Works as long as its mail server is the one that it had at first. */
const MAILER = `
import { readFileSync } from 'node:fs';
const { host } = JSON.parse(readFileSync('mailer.json', 'utf8'));
console.log(\`Connecting to \${host}:587\`);
if (host === 'smtp.example.com') {
  console.log('Ready to send');
  setInterval(() => {}, 60_000);
} else {
  console.error(\`Error: connect ECONNREFUSED \${host}:587\\n    at connect (mailer.mjs:8:3)\\n    at main (mailer.mjs:21:1)\`);
  process.exitCode = 7;
}
`;

/** A file of the mailer's: with any other host than this it crashes. */
export const MAIL_SERVER = { file: 'mailer.json', host: 'smtp.example.com' };

export const DEMO: Readonly<Record<string, string>> = {
  Procfile: [
    'web: exec node server.mjs',
    'worker: exec node worker.mjs',
    'mailer: exec node mailer.mjs',
    'release: echo "Migrating: 2 migrations, 0.4 s"',
    '',
  ].join('\n'),
  'server.mjs': SERVER,
  'worker.mjs': WORKER,
  'mailer.mjs': MAILER,
  [MAIL_SERVER.file]: `${JSON.stringify({ host: MAIL_SERVER.host })}\n`,
  '.env': '# the shop in development\nGREETING=hello\nDATABASE_URL=postgres://localhost/shop\nAPI_KEY=sesame\nLOG_LEVEL=debug\n',
};

/** Paths that are asked for, so that the panels have something to show. */
export const ASKED = ['/', '/products', '/products/7', '/slow', '/missing', '/checkout', '/products?page=2', '/'];

/** Of another app, not set up yet. */
export const NEWSLETTER: Readonly<Record<string, string>> = {
  Procfile: 'worker: exec sleep 1000\n',
  'app.json': JSON.stringify({
    env: {
      SECRET_KEY: { description: 'Signs sessions.', generator: 'secret' },
      ADMIN: { description: 'Who gets mail about failures.' },
      GREETING: 'hello world',
    },
    formation: { worker: { quantity: 2 } },
  }),
};

/** Of a third, with no Procfile. */
export const BARE: Readonly<Record<string, string>> = { 'package.json': '{"scripts":{"start":"node ."}}', Gemfile: '' };
