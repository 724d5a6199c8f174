import * as v from 'valibot';

/** A language of the window: `system`, or a BCP 47 tag. Longer tags name nothing that anybody translates into. */
const Language = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{2,35}$/));

/** What the desktop app as a whole is told once, for all apps. A setting that comes later needs a default here. */
export const DesktopSettingsSchema = v.object({
  /** Closing the window leaves Dynodeck in the tray, with its dynos running. */
  closeToTray: v.optional(v.boolean(), false),
  /** At start, what ran when Dynodeck was quit is started again; folders that are not trusted never are. */
  startRunning: v.optional(v.boolean(), false),
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** In force from the next start on. */
  language: v.optional(Language, 'system'),
  /** Looks for newer versions of Dynodeck. */
  updates: v.optional(v.boolean(), true),
  /** May show notifications of the system. */
  notifications: v.optional(v.boolean(), true),
});

export type DesktopSettings = v.InferOutput<typeof DesktopSettingsSchema>;

/** What the page may change: known settings only, and at least their type is right. */
export const DesktopSettingsChangesSchema = v.partial(
  v.strictObject({
    closeToTray: v.boolean(),
    startRunning: v.boolean(),
    theme: v.picklist(['system', 'light', 'dark']),
    language: Language,
    updates: v.boolean(),
    notifications: v.boolean(),
  }),
);

export type DesktopSettingsChanges = v.InferOutput<typeof DesktopSettingsChangesSchema>;

/** Longer words are no version or reason of ours. */
const Words = v.pipe(v.string(), v.maxLength(1000));

/** Longer sentences, which may name a folder by its whole path, are none of ours. */
const Sentence = v.pipe(v.string(), v.maxLength(10_000));

const Percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

const UpdateStateSchema = v.variant('phase', [
  /** Never looks; the reason in words. */
  v.object({ phase: v.literal('off'), reason: Words }),
  v.object({ phase: v.literal('current') }),
  /** Due, but dynos run: it waits until none does. */
  v.object({ phase: v.literal('waiting') }),
  v.object({ phase: v.literal('checking') }),
  v.object({ phase: v.literal('downloading'), version: Words, percent: Percent }),
  /** Downloaded: the next start is the new version. */
  v.object({ phase: v.literal('ready'), version: Words }),
  v.object({ phase: v.literal('failed'), reason: Words }),
]);

/** Where the look for a newer Dynodeck stands. */
export type UpdateState = v.InferOutput<typeof UpdateStateSchema>;

const DesktopStateSchema = v.object({
  settings: DesktopSettingsSchema,
  /** Without a tray, closing to it is not to be offered. */
  hasTray: v.boolean(),
  update: UpdateStateSchema,
  /** Tags of those there are besides English. */
  languages: v.array(Language),
});

export type DesktopState = v.InferOutput<typeof DesktopStateSchema>;

/** An app's id or a dyno's name. */
const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

const APP_COMMANDS = ['start', 'stop', 'restart', 'run', 'logs', 'close'] as const;

/** What a menu or the tray wants done to an app. The window does it, so that it can ask what must be asked. */
export type AppCommand = (typeof APP_COMMANDS)[number];

/** What the window opens when a menu asks for it. */
const MENU_DIALOGS = ['shortcuts', 'preferences', 'tour'] as const;

export type MenuDialog = (typeof MENU_DIALOGS)[number];

const DesktopMessageSchema = v.variant('kind', [
  v.object({
    kind: v.literal('command'),
    command: v.picklist(APP_COMMANDS),
    /** Null: the app on screen. */
    app: v.nullable(Name),
  }),
  v.object({ kind: v.literal('open'), dialog: v.picklist(MENU_DIALOGS) }),
  /** What went well, or what did not, in words. */
  v.object({ kind: v.literal('notice'), tone: v.picklist(['info', 'danger']), text: Sentence }),
  /** A start of Dynodeck named its folder, or its notification was clicked. */
  v.object({ kind: v.literal('show'), app: Name, dyno: v.nullable(Name) }),
  v.object({ kind: v.literal('state'), state: DesktopStateSchema }),
]);

/** What main tells the page without being asked. */
export type DesktopMessage = v.InferOutput<typeof DesktopMessageSchema>;

export function isDesktopMessage(value: unknown): value is DesktopMessage {
  return v.is(DesktopMessageSchema, value);
}

/** What desktops show of a notification is less than this; in characters. */
const MAX_TITLE = 120;
const MAX_BODY = 500;

export const DesktopNotificationSchema = v.strictObject({
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TITLE)),
  body: v.pipe(v.string(), v.maxLength(MAX_BODY)),
  /** A click shows this app and, unless null, this dyno. */
  app: Name,
  dyno: v.nullable(Name),
});

export type DesktopNotification = v.InferOutput<typeof DesktopNotificationSchema>;

/** The app on screen, as the page tells main; null when none is open. */
export const AppOnScreenSchema = v.nullable(Name);

const MODIFIERS = /(?:(?:Ctrl|Alt|Shift|Cmd|Super)\+){1,4}/;
const SIGNS = /[A-Z0-9,./;'`[\]=-]|F(?:[1-9]|1\d|2[0-4])/;
const NAMED_KEYS = /Plus|Space|Up|Down|Left|Right|PageUp|PageDown|Home|End/;

/**
 * A shortcut as Electron writes it: at least one modifier, then a key. Electron throws at what it cannot read, so only
 * keys that it knows by these names are let through.
 */
const Accelerator = v.pipe(
  v.string(),
  v.regex(new RegExp(`^${MODIFIERS.source}(?:${SIGNS.source}|${NAMED_KEYS.source})$`)),
);

/** Shortcuts of the window that the native menu shows, too; null: it has none there. */
export const MenuKeysSchema = v.strictObject({
  openFolder: v.nullable(Accelerator),
  runOneOff: v.nullable(Accelerator),
});

export type MenuKeys = v.InferOutput<typeof MenuKeysSchema>;

/** One step larger or smaller, or back to the usual size. */
export const ZoomDirectionSchema = v.picklist([1, -1, 'reset']);

export type ZoomDirection = v.InferOutput<typeof ZoomDirectionSchema>;

/** What the preload script gives the page in the desktop app, as `window.dynodeck`; absent in the browser page. */
export interface DesktopBridge {
  /** Asks for a fresh connection; the port arrives as a window message of `PORT_MESSAGE` with one port. */
  connect(): void;
  /** The native folder dialog; null when it was cancelled. */
  chooseFolder(): Promise<string | null>;
  /** Path on disk of a dropped file or folder; empty when it has none. */
  pathOf(file: unknown): string;
  /** Opens an http(s) address in the developer's browser, after asking where it is not loopback. */
  openExternal(url: string): Promise<void>;
  /** Settings of the desktop app, whether there is a tray, and where its update stands. */
  desktopState(): Promise<DesktopState>;
  /** Changes some settings; the rest stays. Rejects what is no setting. Each change comes as a `state` message, too. */
  changeSettings(changes: DesktopSettingsChanges): Promise<DesktopState>;
  /** Says which app is on screen: the menu acts on it. */
  appOnScreen(app: string | null): void;
  /** Says which shortcuts are in force: the menu shows them, and has no others for the same. */
  menuKeys(keys: MenuKeys): void;
  /** Changes the size of the page, as the menu does. */
  zoom(direction: ZoomDirection): void;
  /**
   * Shows a notification of the system, unless they are switched off; rejects one that is too long. `false`: it was not
   * shown.
   */
  showNotification(notification: DesktopNotification): Promise<boolean>;
  /** Puts facts for a bug report on the clipboard, without values of config vars; the text that was put there. */
  copyDiagnostics(): Promise<string>;
  /** Opens the folder with Dynodeck's own logs. */
  showOwnLogs(): Promise<void>;
  /** Looks for an update now, or once no dyno runs. */
  checkForUpdate(): Promise<UpdateState>;
  /** Quits into the version that was downloaded. Rejects while dynos run, and when there is none. */
  restartToUpdate(): Promise<void>;
  /** Calls the listener with what main tells the page, until the returned function is called. */
  onMessage(listener: (message: DesktopMessage) => void): () => void;
}
