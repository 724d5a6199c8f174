import { setTimeout as pause } from 'node:timers/promises';
import { onShutdown } from './shutdown.mjs';

const COLOURS = { INFO: 36, WARN: 33, ERROR: 31 };
const JOBS = ['resize photo', 'send welcome mail', 'index document', 'charge card', 'build report'];
const WARN_EVERY = 7;
const FAIL_EVERY = 19;

const pauseMs = Number(process.env.WORKER_PAUSE_MS ?? 1500);

function log(level, text) {
  console.log(`\x1b[${COLOURS[level]}m${level.padEnd(5)}\x1b[0m ${text}`);
}

function work(number) {
  const job = `job ${number} \x1b[1m${JOBS[number % JOBS.length]}\x1b[0m`;
  if (number % FAIL_EVERY === 0) log('ERROR', `${job} failed: connection reset, will be tried again`);
  else if (number % WARN_EVERY === 0) log('WARN', `${job} took \x1b[33m${900 + number}ms\x1b[0m`);
  else log('INFO', `${job} \x1b[32mdone\x1b[0m in ${20 + ((number * 37) % 80)}ms`);
}

onShutdown((done) => done());
log('INFO', `worker started, one job every ${pauseMs}ms`);
for (let number = 1; ; number += 1) {
  work(number);
  await pause(pauseMs);
}
