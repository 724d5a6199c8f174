import { connect, createServer } from 'node:net';

/** Loopback answers at once, unless a listener's queue is full: then it is busy, but there. */
const CONNECT_TIMEOUT_MS = 1_000;
const LOOPBACKS = ['127.0.0.1', '::1'];
/** On Linux the wildcards conflict with every address; elsewhere a listener on loopback alone leaves them free. */
const LISTEN_ADDRESSES = ['0.0.0.0', '::', ...LOOPBACKS];

/** Whether something on this machine takes connections to the port, on 127.0.0.1 or ::1. */
export async function acceptsConnection(port: number): Promise<boolean> {
  const answers = await Promise.all(LOOPBACKS.map((host) => connects(host, port)));
  return answers.includes(true);
}

/** Whether nothing listens on the port, on any local address. */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of LISTEN_ADDRESSES) {
    if (await isTaken(host, port)) return false;
  }
  return true;
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const finish = (accepted: boolean): void => {
      socket.destroy();
      resolve(accepted);
    };
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => finish(false));
    socket.once('error', () => finish(false));
    // TCP lets a socket connect to itself when the port asked for is the one the system picked for our side.
    socket.once('connect', () => finish(socket.localPort !== port));
  });
}

function isTaken(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A port that needs privileges cannot be tried: whoever holds it would answer.
      if (error.code === 'EACCES') resolve(connects(host, port));
      else resolve(error.code === 'EADDRINUSE');
    });
    server.listen({ host, port, exclusive: true, ipv6Only: host === '::' }, () => server.close(() => resolve(false)));
  });
}
