import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** nginx in front of a dyno, as a second reader of HTTP. @returns its version */
export async function startNginx(front: number, dyno: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dynodeck-nginx-'));
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const paths = kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');
  // What it tells of itself is longer than what servers do.
  const sizes = 'proxy_buffer_size 512k; proxy_buffers 8 512k; proxy_busy_buffers_size 512k; large_client_header_buffers 4 64k;';
  const upgrade = 'map $http_upgrade $next { default upgrade; "" ""; }';
  const headers = 'proxy_set_header Host $http_host; proxy_set_header Connection $next; proxy_set_header Upgrade $http_upgrade;';
  const location = `location / { proxy_pass http://127.0.0.1:${dyno}; proxy_http_version 1.1; ${headers} }`;
  const http = `access_log off; ${paths} ${sizes} ${upgrade} server { listen 127.0.0.1:${front}; ${location} }`;
  const own = `pid ${folder}/pid; error_log ${folder}/log; daemon off; master_process off;`;
  const file = join(folder, 'nginx.conf');
  await writeFile(file, `${own} events { worker_connections 1024; } http { ${http} }`);
  const child = spawn('nginx', ['-p', folder, '-e', join(folder, 'log'), '-c', file], { stdio: 'inherit' });
  onTestFinished(async () => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  });
  while (!(await isAnswered(front))) if (child.exitCode !== null) throw new Error('nginx has ended.');
  return /\d+\.\d+\.\d+/.exec(execFileSync('sh', ['-c', 'nginx -v 2>&1'], { encoding: 'utf8' }))?.[0] ?? '';
}

function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
