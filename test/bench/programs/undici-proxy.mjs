// The shortest proxy of Node's own server and undici: what the router could have been built from. Argument: the server's port.
import { createServer } from 'node:http';
import { Pool } from 'undici';

const [target] = process.argv.slice(2);
const pool = new Pool(`http://127.0.0.1:${target}`, { connections: 256, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });

class Answer {
  constructor(response) {
    this.response = response;
  }

  onRequestStart() {}

  onResponseStart(controller, status, headers, reason) {
    const own = Object.entries(headers).filter(([name]) => name !== 'connection' && name !== 'transfer-encoding');
    this.response.writeHead(status, reason, Object.fromEntries(own));
  }

  onResponseData(controller, chunk) {
    if (this.response.write(chunk)) return;
    controller.pause();
    this.response.once('drain', () => controller.resume());
  }

  onResponseEnd() {
    this.response.end();
  }

  onResponseError() {
    this.response.destroy();
  }
}

const server = createServer((request, response) => {
  const headers = [...request.rawHeaders, 'X-Forwarded-For', '127.0.0.1', 'Via', '1.1 undici'];
  pool.dispatch({ method: request.method, path: request.url, headers, body: null }, new Answer(response));
});
server.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 4096 });
