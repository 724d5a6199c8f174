import type { SharedListener } from './listener/shared-listener.ts';
import type { TlsSwitch } from './tls/tls-switch.ts';

/** What the engine gives the router of an app. */
export interface RouterDeps {
  shared: SharedListener;
  tls: TlsSwitch;
  /** There are newer requests. @param last number of the newest record */
  grew(last: number): void;
  /** The requests so far are forgotten. */
  cleared(): void;
}
