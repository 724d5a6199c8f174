export interface ElectronRuntime {
  /** The program. */
  path: string;
  version: string;
  /** ELECTRON_OVERRIDE_DIST_PATH, `official` or `registry`. */
  source: string;
}

export function resolveElectron(): Promise<ElectronRuntime>;
