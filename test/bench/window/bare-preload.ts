import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('barePty', {
  write: (text: string) => ipcRenderer.send('write', text),
  onData: (listener: (bytes: Uint8Array) => void) => {
    ipcRenderer.on('data', (_event, bytes: Uint8Array) => listener(bytes));
  },
});
