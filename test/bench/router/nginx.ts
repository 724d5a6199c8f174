import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Setup } from './contenders.ts';

/** For a whole run over one connection. */
const MANY = 1_000_000_000;

/** A server of small responses and of one large file. @returns the command that runs it */
export function nginxBackend(folder: string, port: number): string[] {
  const locations = `location / { return 200 "hello\\n"; } location /large { root ${folder}; }`;
  return command(folder, 'backend', `server { listen 127.0.0.1:${port} backlog=4096; ${locations} }`);
}

/** A proxy with connections kept open, as its manual advises. */
export function nginxProxy({ folder, front, backend, isSecure }: Setup): string[] {
  const upstream = `upstream dyno { server 127.0.0.1:${backend}; keepalive 64; keepalive_requests ${MANY}; }`;
  const upgrade = 'map $http_upgrade $next { default upgrade; "" ""; }';
  const upgrading = 'proxy_set_header Connection $next; proxy_set_header Upgrade $http_upgrade;';
  const headers = `${upgrading} proxy_set_header X-Forwarded-For $remote_addr;`;
  const location = `location / { proxy_pass http://dyno; proxy_http_version 1.1; ${headers} }`;
  const listen = `listen 127.0.0.1:${front}${isSecure ? ' ssl http2' : ''} backlog=4096;`;
  const server = `server { ${listen} ${isSecure ? selfSigned(folder) : ''} ${location} }`;
  return command(folder, 'proxy', `${upgrade} ${upstream} ${server}`);
}

/** A key of the kind that the router has. */
function selfSigned(folder: string): string {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=localhost'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return `ssl_certificate_key ${key}; ssl_certificate ${certificate};`;
}

function command(folder: string, name: string, servers: string): string[] {
  const file = join(folder, `${name}.conf`);
  const own = `pid ${folder}/${name}.pid; error_log ${folder}/${name}.log; daemon off; master_process off;`;
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const paths = kinds.map((kind) => `${kind}_temp_path ${folder}/${name}-${kind};`).join(' ');
  const keeping = `keepalive_requests ${MANY}; keepalive_timeout 600s;`;
  const http = `access_log off; ${keeping} sendfile on; ${paths} ${servers}`;
  writeFileSync(file, `${own} events { worker_connections 8192; } http { ${http} }`);
  return ['nginx', '-p', folder, '-e', join(folder, `${name}.log`), '-c', file];
}
