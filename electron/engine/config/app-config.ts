import type { AppSettings } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import type { ReleaseStatus } from '../../../shared/releases/release.ts';
import type { ConfigChange, ConfigListing } from '../../../shared/config/config-entry.ts';
import { listConfig } from '../../../shared/config/config-listing.ts';
import type { ConfigChangeOptions, WantedVars } from '../../../shared/config/config-plan.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { ConfigDifference } from '../../../shared/releases/release-change.ts';
import { envFilesOf } from '../source/source-files.ts';
import type { AppEventEmitter } from '../parts/app-events.ts';
import type { AppPart } from '../parts/app-part.ts';
import { changeEnvFiles, readEnvFiles, type WrittenChange } from './env-files.ts';
import type { ConfigVar } from '../../../shared/config/config-vars.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { DynoOutput } from '../dyno/output-chain.ts';
import { SerialQueue } from '../system/serial-queue.ts';
import { maskSecrets } from '../../../shared/config/secret-names.ts';
import { KnownSecrets } from './known-secrets.ts';
import { MaskedOutput } from './masked-output.ts';

/** The release that a change has made, and the dynos that it restarts. */
interface ConfigRelease {
  release: { version: number; status: ReleaseStatus };
  moved: readonly Dyno[];
}

/** The app as its config vars need it. */
export interface ConfiguredApp {
  readonly name: string;
  readonly folder: string;
  readonly settings: AppSettings;
  readonly closing: boolean;
  readonly dynos: readonly Dyno[];
  readonly events: AppEventEmitter;
  readonly releases: {
    configChanged(change: ConfigDifference): Promise<ConfigRelease | null>;
  };
  reload(): Promise<void>;
}

/** The config vars of an app: what its env files say, and changes of them. */
export class AppConfig implements AppPart {
  /** One change after the other. */
  readonly #queue = new SerialQueue();
  #isChanging = false;

  readonly #app: ConfiguredApp;
  readonly #shellEnvironment: Record<string, string>;
  readonly #secrets: KnownSecrets;

  /**
   * @param shellEnvironment the developer's own, which config vars hide
   * @param configVars what the files said when they were last read
   */
  constructor(app: ConfiguredApp, shellEnvironment: Record<string, string>, configVars: () => readonly ConfigVar[]) {
    this.#app = app;
    this.#shellEnvironment = shellEnvironment;
    this.#secrets = new KnownSecrets(configVars, () => this.#launches);
  }

  /** @param reveal names whose values are wanted; null: all */
  async list(reveal: readonly string[] | null): Promise<ConfigListing> {
    return listConfig(await readEnvFiles(this.#app.folder, this.#files), this.#shellEnvironment, reveal);
  }

  /**
   * Writes the env files, makes one release and has the dynos restarted that run with other values.
   * @throws {DynodeckError} with one sentence, and nothing has changed
   */
  set(wanted: WantedVars, options: ConfigChangeOptions = {}): Promise<ConfigChange> {
    return this.#afterOthers(async () => {
      const { warnings, ...names } = await this.#write(wanted, options);
      const told = warnings && { warnings };
      const made = isNothing(names) ? null : await this.#app.releases.configChanged(names);
      if (made === null) return { ...names, version: null, restarted: [], ...told };
      const { release, moved } = made;
      const restarted = moved.map(({ name }) => name);
      const isHeldBack = release.status === 'pending';
      return { ...names, version: release.version, restarted, ...(isHeldBack && { isHeldBack }), ...told };
    });
  }

  /**
   * Makes the config vars exactly these again, as they were in an earlier release. Only the files change: the release
   * is the caller's.
   */
  replaceAll(vars: Readonly<Record<string, string>>): Promise<ConfigDifference> {
    return this.#afterOthers(async () => {
      const { vars: now } = await this.list([]);
      const gone = now.filter(({ name }) => !Object.hasOwn(vars, name)).map(({ name }) => [name, null] as const);
      return this.#write([...gone, ...Object.entries(vars)], { isRestored: true });
    });
  }

  /** While a change is on its way to the dynos they are not called stale: they are about to be restarted. */
  dynoSnapshot(): Partial<DynoSnapshot> {
    return this.#isChanging ? { stale: null } : {};
  }

  /**
   * The way of a dyno's output into whatever keeps it beside its terminal: past a mask, while the app's `maskLogs` is on.
   * @param vars config vars that the dyno was started with
   */
  masked(output: DynoOutput, vars: () => Readonly<Record<string, string>>): DynoOutput {
    return new MaskedOutput(output, () => this.#masksLogs, vars);
  }

  /** A text of the engine's own, such as a command line, for the log and for people: masked while `maskLogs` is on. */
  shown(text: string): string {
    return this.#masksLogs ? this.#secrets.mask(text) : text;
  }

  /** A text for a crash card, which people copy from without thinking of masks: masked whatever is switched on. */
  maskedAlways(text: string): string {
    return this.#secrets.mask(text);
  }

  /** A text that leaves the app as a file or an export. @param masked what was asked for; `maskLogs` asks for it, too */
  async exported(text: string, masked: boolean): Promise<string> {
    return masked || this.#masksLogs ? maskSecrets(text, await this.knownValues()) : text;
  }

  /**
   * Every value a config var has or had: those in the files, and those that dynos were started with, as what they printed
   * earlier may hold an older value. For masking.
   */
  async knownValues(): Promise<[name: string, value: string][]> {
    const { vars } = await this.list(null);
    const started = this.#launches.flatMap((configVars) => Object.entries(configVars));
    return [...vars.map(({ name, value }): [string, string] => [name, value ?? '']), ...started];
  }

  get #masksLogs(): boolean {
    return this.#app.settings.maskLogs === true;
  }

  /** The config vars of each dyno that was started. */
  get #launches(): Readonly<Record<string, string>>[] {
    return this.#app.dynos.flatMap(({ launch }) => (launch === null ? [] : [launch.configVars]));
  }

  get #files(): string[] {
    return envFilesOf(this.#app.settings);
  }

  async #write(wanted: WantedVars, options: ConfigChangeOptions): Promise<WrittenChange> {
    const app = this.#app;
    if (app.closing) throw new DynodeckError('closed', `${app.name} is being closed.`);
    const names = await changeEnvFiles(app.folder, this.#files, wanted, options);
    if (!isNothing(names)) await app.reload();
    return names;
  }

  #afterOthers<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.add(async () => {
      this.#isChanging = true;
      try {
        return await work();
      } finally {
        this.#isChanging = false;
        this.#app.events.emit('changed');
      }
    });
  }
}

function isNothing({ set, removed }: ConfigDifference): boolean {
  return set.length === 0 && removed.length === 0;
}
