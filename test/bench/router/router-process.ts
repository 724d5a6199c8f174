/**
 * An engine with one app, in a process of its own. Environment: PORT, of the router's front. Arguments: `http` or
 * `https`, the dyno's port, and the command it runs.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../../electron/engine/api/create-engine.ts';
import { memorySettings } from '../../../electron/engine/storage/settings.ts';

const [scheme, basePort, ...words] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'dynodeck-bench-router-'));
writeFileSync(join(folder, 'Procfile'), `web: exec ${words.join(' ')}\n`);
const engine = createEngine({
  version: 'bench',
  host: 'terminal',
  sampleFolder: folder,
  settings: memorySettings(),
  shellEnvironment: process.env,
  terminalRenderer: null,
});
process.on('SIGTERM', () => {
  void engine.close().then(() => process.exit(0));
});
const { id } = await engine.openApp({ folder, port: Number(basePort) });
const app = engine.app(id);
app.trust();
app.start(null);
while (app.snapshot().dynos[0]?.state !== 'up') await new Promise((resolve) => setTimeout(resolve, 20));
// The front is what others wait for: it comes last.
await app.configure({ router: { port: Number(process.env['PORT']), tls: scheme === 'https' } });
