/** Where an app's log is forwarded to, and how that goes. */
export interface Drain {
  /** `d.` and a UUID, as Heroku names drains. */
  token: string;
  /** With its password hidden: it is shown to people. */
  url: string;
  state: 'idle' | 'connected' | 'failing';
  /** Why the last delivery failed, in one line; null when it did not. */
  problem: string | null;
  /** Messages since the app was opened. */
  delivered: number;
  dropped: number;
}
