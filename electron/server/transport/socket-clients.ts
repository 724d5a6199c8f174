import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { basename, join } from 'node:path';
import { type Client, createClient } from '../../../shared/contract/client.ts';
import { socketChannel } from './socket-frames.ts';
import { isAddress, isOurs, PIPE_DIRECTORY, socketDirectories, isSocketName, pidOfSocket } from './socket-directory.ts';

/** An engine whose loop stands still does not keep a command waiting for longer. */
const CONNECT_MS = 2_000;

export interface EngineConnection {
  client: Client;
  /** Of the process that listens. */
  pid: number;
}

/** A connection to every engine of this user that takes one, newest first. Removes sockets that nobody listens on. */
export async function connectToEngines(environment: NodeJS.ProcessEnv = process.env): Promise<EngineConnection[]> {
  const paths = socketDirectories(environment).filter(isOurs).flatMap(socketsIn);
  const found = await Promise.all(paths.map((path) => connectTo(path)));
  return found.filter((connection) => connection !== null);
}

async function connectTo(path: string): Promise<EngineConnection | null> {
  try {
    const client = createClient(socketChannel(await dial(path), ({ kind }) => kind !== 'request'));
    return { client, pid: pidOfSocket(basename(path)) };
  } catch (error) {
    // Only this code proves that its engine is gone.
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') remove(path);
    return null;
  }
}

function dial(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const timer = setTimeout(() => socket.destroy(new Error('It does not answer.')), CONNECT_MS);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('close', () => clearTimeout(timer));
    socket.once('connect', () => clearTimeout(timer));
  });
}

function socketsIn(folder: string): string[] {
  try {
    const paths = readdirSync(folder).filter((name) => isSocketName(name)).map((name) => join(folder, name)).filter(isAddress);
    return folder === PIPE_DIRECTORY ? paths : paths.sort((a, b) => madeAt(b) - madeAt(a));
  } catch {
    // It has gone a moment ago, or never was.
    return [];
  }
}

function madeAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Somebody else was quicker.
  }
}
