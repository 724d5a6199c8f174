import type { AppSnapshot } from '../../../shared/app/app.ts';

export interface DiagnosticFacts {
  /** Newest last; name and number, such as `Electron 45.3.4`. */
  versions: readonly string[];
  /** `linux 6.1.0 x64` */
  platform: string;
  /** `x11`, `wayland`; null where there is no such choice. */
  session: string | null;
  displays: readonly { width: number; height: number; scale: number }[];
  /** Factor of the page's natural size. */
  zoom: number;
  /** Chromium's features by name, such as `webgl`: `enabled`. */
  gpu: Readonly<Record<string, string>>;
  settings: Readonly<Record<string, boolean | string>>;
  /** Null while the engine does not answer. */
  apps: readonly Pick<AppSnapshot, 'dynos' | 'problems'>[] | null;
  /** By log, oldest line first. */
  logs: Readonly<Record<string, readonly string[]>>;
  home: string;
}

/**
 * What helps to find a mistake of Dynodeck's, for a bug report: no names of apps, no commands, no config vars.
 * Lines of Dynodeck's own logs lose what looks like a secret.
 */
export function diagnosticsText(facts: DiagnosticFacts): string {
  const lines = [
    'Dynodeck diagnostics',
    ...facts.versions,
    `Platform: ${facts.platform}${facts.session === null ? '' : `, ${facts.session}`}`,
    ...facts.displays.map(({ width, height, scale }) => `Display: ${width}×${height} at scale ${scale}`),
    `Zoom: ${Math.round(facts.zoom * 100)} %`,
    `GPU: ${listed(facts.gpu)}`,
    `Settings: ${listed(facts.settings)}`,
    ...appLines(facts.apps),
    ...Object.entries(facts.logs).flatMap(([name, log]) => logLines(name, log)),
  ];
  return `${withoutHome(lines.join('\n'), facts.home)}\n`;
}

function appLines(apps: DiagnosticFacts['apps']): string[] {
  if (apps === null) return ['Apps: the engine does not answer'];
  const states = new Map<string, number>();
  for (const { state } of apps.flatMap(({ dynos }) => dynos)) states.set(state, (states.get(state) ?? 0) + 1);
  const problems = apps.reduce((sum, app) => sum + app.problems.length, 0);
  return [
    `Apps: ${apps.length}, with ${problems} ${problems === 1 ? 'problem' : 'problems'} in their files`,
    `Dynos: ${states.size === 0 ? 'none' : [...states].map(([state, count]) => `${count} ${state}`).join(', ')}`,
  ];
}

function logLines(name: string, log: readonly string[]): string[] {
  if (log.length === 0) return [];
  return ['', `Last lines of ${name}:`, ...log.map(withoutSecrets)];
}

/** Our logs hold no config vars; should a message ever quote one, its value goes no further than this. */
function withoutSecrets(line: string): string {
  return line
    .replaceAll(/\b([A-Z][A-Z0-9_]{2,})=("[^"]*"|'[^']*'|\S+)/g, '$1=…')
    .replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1…@');
}

/** The name of whoever sends this is nobody's business. */
function withoutHome(text: string, home: string): string {
  // A home of `/` would be in every path.
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}

function listed(facts: Readonly<Record<string, boolean | string>>): string {
  return Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`).join(', ');
}
