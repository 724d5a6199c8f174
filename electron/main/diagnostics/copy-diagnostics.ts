import { arch, release } from 'node:os';
import { clipboard, app, screen } from 'electron';
import type { DesktopSettings } from '../../../shared/desktop/desktop-bridge.ts';
import { diagnosticsText, type DiagnosticFacts } from './diagnostics.ts';

/** Puts the diagnostics on the clipboard; the text that is there now. */
export async function copyDiagnostics(sources: FactSources): Promise<string> {
  const text = diagnosticsText(gatherFacts(sources));
  // A promise since Electron 44.
  await clipboard.writeText(text);
  return text;
}

/** The newest lines of each log: enough to see what led to the moment, and few enough for a bug report. */
const LOG_LINES = 40;

interface FactSources {
  apps: DiagnosticFacts['apps'];
  settings: DesktopSettings;
  zoom: number;
  /** By name; newest lines last. */
  logs: Record<string, { lastLines(count: number): string[] }>;
}

/** Asks Electron and the system for everything else. */
function gatherFacts({ apps, settings, zoom, logs }: FactSources): DiagnosticFacts {
  const { electron, chrome, node } = process.versions;
  return {
    versions: [`Dynodeck ${app.getVersion()}`, `Electron ${electron}`, `Chromium ${chrome}`, `Node ${node}`],
    platform: `${process.platform} ${release()} ${arch()}${app.isPackaged ? '' : ', not packaged'}`,
    session: process.env.XDG_SESSION_TYPE ?? null,
    displays: screen.getAllDisplays().map(({ size, scaleFactor }) => ({ ...size, scale: scaleFactor })),
    zoom,
    gpu: { ...app.getGPUFeatureStatus() },
    settings,
    apps,
    logs: Object.fromEntries(Object.entries(logs).map(([name, log]) => [name, log.lastLines(LOG_LINES)])),
    home: app.getPath('home'),
  };
}
