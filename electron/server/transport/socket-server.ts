import { unlinkSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Channel } from '../../../shared/contract/wire.ts';
import { isClientMessage } from './client-message.ts';
import { isAddress, PIPE_DIRECTORY, prepareDirectory, socketDirectories, socketName } from './socket-directory.ts';
import { socketChannel } from './socket-frames.ts';

export interface SocketServer {
  /** Removes the socket and ends all connections, once what was sent has been taken or `FLUSH_MS` have passed. */
  close(): Promise<void>;
}

/**
 * What was sent is taken within this, unless its reader stands still: an engine that ends has let everybody read what
 * they want, and this is only the way out of what is under way. In milliseconds.
 */
const FLUSH_MS = 1_000;

/**
 * Lets the command line reach this engine. An engine without a socket still runs everything, so that failing is only
 * told: `warn` gets one sentence, and the result is null.
 */
export async function listenForCommands(
  connect: (channel: Channel) => void,
  warn: (problem: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<SocketServer | null> {
  const problems: string[] = [];
  const name = socketName();
  for (const directory of socketDirectories(environment)) {
    const path = join(directory, name);
    const problem = isAddress(path) ? prepareDirectory(directory) : `${directory} is too long for a socket`;
    if (problem !== null) {
      problems.push(problem);
      continue;
    }
    try {
      return await listen(path, connect, warn);
    } catch (error) {
      problems.push(`no socket can be made in ${directory} (${(error as NodeJS.ErrnoException).code})`);
    }
  }
  warn(`\`dynodeck ps\`, \`logs\` and \`attach\` cannot reach these dynos: ${problems.join('; ')}.`);
  return null;
}

async function listen(
  path: string,
  connect: (channel: Channel) => void,
  warn: (problem: string) => void,
): Promise<SocketServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    connect(socketChannel(socket, isClientMessage, warn));
  });
  // The name holds our pid: what stands in the way was left by a process that had it before.
  removeSocket(path);
  await listening(server, path);
  const remove = (): void => removeSocket(path);
  process.on('exit', remove);
  // Dynos keep an engine running, not who may ask about them.
  server.unref();
  return {
    async close() {
      if (!server.listening) return;
      process.off('exit', remove);
      server.close();
      remove();
      await Promise.all([...sockets].map(endSocket));
    },
  };
}

/** Settles once the socket is closed. */
function endSocket(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.destroy(), FLUSH_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.end();
  });
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      server.on('error', () => {});
      resolve();
    });
  });
}

function removeSocket(path: string): void {
  if (path.startsWith(PIPE_DIRECTORY)) return;
  try {
    unlinkSync(path);
  } catch {
    // It has gone already.
  }
}
