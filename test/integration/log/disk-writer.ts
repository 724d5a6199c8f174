/** Logs without end, copies the log to the folder it is given, and says how far it is until it is killed. */
import { DiskCopy } from '../../../electron/engine/log/disk/disk-copy.ts';
import { Logplex } from '../../../electron/engine/log/logplex.ts';

const SPEAK_MS = 20;
const LINES_AT_ONCE = 2_000;

const logplex = new Logplex();
const copy = new DiskCopy({ folder: process.argv[2] as string, reader: logplex.reader(), log: () => {} });
logplex.follow(copy);
const writer = logplex.writer('web.1');
let line = 0;
setInterval(() => {
  for (let end = line + LINES_AT_ONCE; line < end; line++) writer.write(Buffer.from(`line ${line} ${'.'.repeat(line % 150)}\n`));
  process.stdout.write(`${Date.now()} ${line}\n`);
}, SPEAK_MS);
