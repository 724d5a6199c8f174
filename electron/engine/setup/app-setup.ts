import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { AppSettings, AppSnapshot } from '../../../shared/app/app.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { SetupSnapshot, SetupVar } from '../../../shared/manifests/setup.ts';
import type { SetupQuantity } from '../../../shared/dynos/formation.ts';
import { type AppFiles, envFilesOf, procfileOf } from '../source/source-files.ts';
import type { AppEventEmitter } from '../parts/app-events.ts';
import type { AppPart } from '../parts/app-part.ts';
import type { ConfigChangeOptions, WantedVars } from '../../../shared/config/config-plan.ts';
import type { ScaleChanges } from '../formation/app-formation.ts';
import { type FormationPlan, quantitiesOf } from '../formation/formation-plan.ts';
import { FactsWatch } from '../source/facts-watch.ts';
import { writeProcfile } from './write-procfile.ts';

/** 256 bits: as many as the longest keys that web frameworks ask for. */
const SECRET_BYTES = 32;
/** The size of a terminal until it is on screen and says its real one. */
const FIRST_SIZE = { columns: 80, rows: 24 };
/** What a shell can expand and Heroku takes (docs/heroku.md §6). */
const USABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The app as setting it up needs it. */
export interface AppToSetUp {
  readonly folder: string;
  readonly settings: AppSettings;
  readonly config: { set(wanted: WantedVars, options?: ConfigChangeOptions): Promise<unknown> };
  readonly releases: { untilReleased(): Promise<void> };
  configure(change: Partial<AppSettings>): Promise<void>;
  scale(changes: ScaleChanges): unknown;
  run(command: string, terminal: { columns: number; rows: number }): { name: string };
  reload(): Promise<void>;
}

export interface AppSetupSource {
  app: AppToSetUp;
  events: AppEventEmitter;
  files(): AppFiles;
  plan(): FormationPlan;
  /** Reads the files again. */
  reload(): void;
  /** @throws {DynodeckError} `untrusted` */
  requireTrust(): void;
}

type Pair = readonly [name: string, value: string];

/** What app.json, heroku.yml and the buildpacks' rules have to offer for an app that is new here. */
export class AppSetup implements AppPart {
  readonly #factsWatch: FactsWatch;
  /** The first-run task waits for its release, or starts. */
  #starting: Promise<string> | null = null;

  readonly #source: AppSetupSource;

  constructor(source: AppSetupSource) {
    this.#source = source;
    this.#factsWatch = new FactsWatch(() => source.reload());
    source.events.on('filesRead', () => this.#filesRead());
    source.events.on('folderGone', () => this.#filesRead());
  }

  snapshot(): Pick<AppSnapshot, 'setup'> {
    return { setup: this.#offer() };
  }

  /** Null when there is nothing to set up. */
  #offer(): SetupSnapshot | null {
    const { proposals, appJson } = this.#source.files().setup;
    const { dismissed = false, postdeployed = false } = this.#settings.setup ?? {};
    const vars = this.#missingVars();
    const formation = this.#offeredFormation();
    const postdeploy = postdeployed ? null : (appJson?.postdeploy ?? null);
    if (vars.length + proposals.length === 0 && formation === null && postdeploy === null) return null;
    return { vars, formation, postdeploy, proposals, dismissed };
  }

  /**
   * Writes config vars to the first env file, with a new secret for each generated one that got no value, and sets the
   * formation of app.json when asked to.
   * @throws {DynodeckError}
   */
  async apply(vars: readonly Pair[], takesFormation: boolean): Promise<void> {
    // The file may be a link that came with the folder.
    this.#source.requireTrust();
    const formation = takesFormation ? this.#offeredFormation() : null;
    const complete = this.#complete(vars);
    if (complete.length > 0) await this.#write(complete);
    if (formation === null) return;
    this.#source.app.scale(
      Object.entries(formation).map(([type, { quantity, size }]) => ({
        type,
        operator: '=' as const,
        quantity,
        ...(size === null ? {} : { size }),
      })),
    );
  }

  #filesRead(): void {
    const { folderExists, setup } = this.#source.files();
    this.#factsWatch.watch(folderExists && setup.isProposing ? this.#source.app.folder : null);
  }

  closing(): void {
    this.#factsWatch.dispose();
  }

  /**
   * Starts `scripts.postdeploy`, as on Heroku once the first release has succeeded (docs/heroku.md §1.3): what a
   * release command makes, such as tables, may be what it fills. Where nothing has been released yet, that is done first.
   * @returns the one-off dyno
   * @throws {DynodeckError}
   */
  postdeploy(): Promise<string> {
    this.#starting ??= this.#startPostdeploy().finally(() => (this.#starting = null));
    return this.#starting;
  }

  dismiss(): Promise<void> {
    return this.#remember({ dismissed: true });
  }

  /** @throws {DynodeckError} `bad-request` */
  async writeProcfile(types: readonly Pair[]): Promise<void> {
    await writeProcfile(resolve(this.#source.app.folder, procfileOf(this.#settings)), types);
    await this.#source.app.reload();
  }

  async #startPostdeploy(): Promise<string> {
    this.#source.requireTrust();
    this.#requirePostdeploy();
    await this.#source.app.releases.untilReleased();
    const dyno = this.#source.app.run(this.#requirePostdeploy(), FIRST_SIZE);
    await this.#remember({ postdeployed: true });
    return dyno.name;
  }

  #requirePostdeploy(): string {
    const command = this.#source.files().setup.appJson?.postdeploy ?? null;
    if (command !== null) return command;
    throw new DynodeckError('bad-request', 'app.json has no `scripts.postdeploy` (any more).');
  }

  get #settings(): AppSettings {
    return this.#source.app.settings;
  }

  #remember(change: NonNullable<AppSettings['setup']>): Promise<void> {
    return this.#source.app.configure({ setup: { ...this.#settings.setup, ...change } });
  }

  #missingVars(): SetupVar[] {
    const { configVars, setup } = this.#source.files();
    const given = new Set(configVars.map(({ name }) => name));
    const own = setup.appJson?.env ?? [];
    const named = new Set(own.map(({ name }) => name));
    const config = (setup.herokuYml?.config ?? []).filter(({ name }) => !named.has(name));
    const defaults = config.map((entry) => ({ ...entry, description: null, required: false, generated: false }));
    return [...own, ...defaults].filter(
      ({ name, required, value, generated }) => !given.has(name) && (required || value !== null || generated),
    );
  }

  /** For process types there are, and as long as nobody has scaled any of them by hand. */
  #offeredFormation(): Record<string, SetupQuantity> | null {
    if (Object.keys(this.#settings.formation).length > 0) return null;
    const now = quantitiesOf(this.#source.plan());
    const wanted = Object.entries(this.#source.files().setup.appJson?.formation ?? {});
    const known = wanted.filter(([type]) => Object.hasOwn(now, type));
    const isNews = known.some(([type, { quantity, size }]) => quantity !== now[type] || size !== null);
    return isNews ? Object.fromEntries(known) : null;
  }

  /** To the first env file, and with all that follows from a change. */
  async #write(vars: readonly Pair[]): Promise<void> {
    const { config, settings } = this.#source.app;
    await config.set(vars, { file: envFilesOf(settings)[0] ?? null });
  }

  #complete(vars: readonly Pair[]): Pair[] {
    const missing = new Map(this.#missingVars().map((wanted) => [wanted.name, wanted]));
    const asked = new Map(vars);
    for (const [name, value] of asked) requireUsable(name, value, missing.get(name));
    const isLeft = ({ name, generated }: SetupVar): boolean => generated && (asked.get(name) ?? '') === '';
    for (const { name } of [...missing.values()].filter(isLeft)) asked.set(name, newSecret());
    return [...asked];
  }
}

/** A secret as Heroku's `secret` generator makes them: a random string that needs no quotes. */
function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('hex');
}

function requireUsable(name: string, value: string, wanted: SetupVar | undefined): void {
  if (!USABLE_NAME.test(name) || value.includes('\0')) {
    throw new DynodeckError('bad-request', `${name} cannot be written to an env file: use letters, digits and \`_\`.`);
  }
  if (value === '' && wanted?.required === true && !wanted.generated) {
    throw new DynodeckError('bad-request', `app.json says that ${name} is required: give it a value.`);
  }
}
