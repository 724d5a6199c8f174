/** An Electron app that is one xterm.js terminal over one node-pty, and nothing else. */
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain } from 'electron';
import { spawn } from 'node-pty';
import { root } from '../../../electron/tools/root.mjs';

const SIZE = { width: 1280, height: 800 };

// Electron becomes ready only when this module has been loaded: nothing here may be awaited.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ ...SIZE, webPreferences: { preload: join(root, 'out/bench/bare-preload.cjs') } });
  const pty = spawn('cat', [], { cols: 100, rows: 40, encoding: null });
  pty.onData((bytes) => window.webContents.send('data', bytes));
  ipcMain.on('write', (_event, text: string) => pty.write(text));
  return window.loadFile(join(root, 'test/bench/window/bare.html'));
});
app.on('window-all-closed', () => app.quit());
