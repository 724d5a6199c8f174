import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { page } from './page.mjs';
import { onShutdown } from './shutdown.mjs';

const port = Number(process.env.PORT ?? 5001);
let requests = 0;

const server = createServer((request, response) => {
  const isPage = request.url === '/';
  const body = isPage ? page({ requests: (requests += 1) }) : 'Not found\n';
  response.writeHead(isPage ? 200 : 404, { 'content-type': `text/${isPage ? 'html' : 'plain'}; charset=utf-8` });
  response.end(body);
  logRequest(request, response.statusCode, Buffer.byteLength(body));
});

/** One line in the common log format. */
function logRequest({ socket, method, url, httpVersion }, status, bytes) {
  const time = new Date().toISOString();
  console.log(`${socket.remoteAddress} - - [${time}] "${method} ${url} HTTP/${httpVersion}" ${status} ${bytes}`);
}

server.listen(port, () => console.log(`Listening on port ${port}. Type a line and press Enter.`));

createInterface({ input: process.stdin }).on('line', (line) => console.log(`You typed: ${line}`));

onShutdown((done) => {
  server.close(done);
  server.closeAllConnections();
});
