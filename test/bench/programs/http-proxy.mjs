// http-proxy-3 as its manual sets it up, with connections to the server kept open. Argument: the server's port.
import { Agent, createServer } from 'node:http';
import { createProxyServer } from 'http-proxy-3';

const [target] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const proxy = createProxyServer({ target: `http://127.0.0.1:${target}`, agent, ws: true, xfwd: true });
const server = createServer((request, response) => proxy.web(request, response));
server.on('upgrade', (request, socket, head) => proxy.ws(request, socket, head));
proxy.on('error', () => {});
server.listen({ port: Number(process.env.PORT), host: '127.0.0.1', backlog: 4096 });
