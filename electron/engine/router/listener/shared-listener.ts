import type { RouterClient } from './router-client.ts';
import type { Directory } from './directory.ts';
import { noSuchAppPage } from '../error-page.ts';
import { Listener, type ListenerOptions } from './listener.ts';
import type { Router } from '../router.ts';

/** Tried in this order: another engine may have the first. */
const PORTS = Array.from({ length: 10 }, (_, index) => 5_080 + index);
const DOMAIN = 'localhost';

/** The one port of an engine on which every app is found by its name: `http://my-app.localhost:5080`. */
export class SharedListener implements Directory {
  readonly #routers = new Map<string, Router>();
  #listener: Promise<Listener | null> | null = null;
  #port: number | null = null;

  readonly #options: Pick<ListenerOptions, 'timing' | 'accept'>;
  readonly #changed: () => void;

  /** @param changed its port, and so the addresses of apps, has changed */
  constructor(
    options: Pick<ListenerOptions, 'timing' | 'accept'>,
    changed: () => void,
  ) {
    this.#options = options;
    this.#changed = changed;
  }

  /** Makes an app reachable under a label of its own, made of its name. @returns the label */
  add(name: string, router: Router): string {
    const label = hostLabel(name, (taken) => this.#routers.has(taken));
    this.#routers.set(label, router);
    this.#listener ??= this.#open();
    return label;
  }

  remove(label: string): void {
    this.#routers.delete(label);
  }

  /** Host and port of an app; null while the port could not be had. */
  authority(label: string): string | null {
    return this.#port === null ? null : `${label}.${DOMAIN}:${this.#port}`;
  }

  find(host: string): Router | null {
    const [label = '', ...rest] = host.toLowerCase().replace(/:\d*$/, '').split('.');
    return rest.join('.') === DOMAIN ? (this.#routers.get(label) ?? null) : null;
  }

  answerUnknown(client: RouterClient, host: string): void {
    const addresses = [...this.#routers.keys()].map((label) => `http://${this.authority(label) ?? label}/`);
    const { body, contentType } = noSuchAppPage(host, addresses);
    client.respond(404, 'Not Found', [['Content-Type', contentType], ['Content-Length', String(body.length)]], 'sized');
    client.data(body);
    client.end([]);
  }

  async close(): Promise<void> {
    this.#routers.clear();
    await (await this.#listener)?.close();
  }

  async #open(): Promise<Listener | null> {
    for (const port of PORTS) {
      const listener = await Listener.open(port, { ...this.#options, directory: this }).catch(() => null);
      if (listener === null) continue;
      this.#port = port;
      this.#changed();
      return listener;
    }
    return null;
  }
}

/** Longest label of a host name (RFC 1035 §2.3.4). */
const MAX_LABEL = 63;
/** The characters of a label before a number that makes it unique. */
const MAX_STEM = MAX_LABEL - 4;

/** The label of a host name that is nearest to an app's name, and not taken: letters, digits and hyphens. */
export function hostLabel(name: string, isTaken: (label: string) => boolean): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_STEM)
    .replace(/^-+|-+$/g, '');
  const stem = plain === '' ? 'app' : plain;
  let label = stem;
  for (let number = 2; isTaken(label); number++) label = `${stem}-${number}`;
  return label;
}
