import type { EventName, Events, Method, Params, Results } from '../../../shared/contract/contract.ts';
import type { App } from '../app/app.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { Engine } from '../engine.ts';
import type { LogView } from '../log/view/log-view.ts';
import type { TerminalClient, TerminalView } from '../terminal/terminal-view.ts';

/** A view of a client: its number was chosen by the client. */
export type OpenView =
  | { kind: 'terminal'; app: App; dyno: Dyno; client: TerminalClient; view: TerminalView }
  | { kind: 'log'; app: App; view: LogView };

/** The client that has sent a request, as its handler meets it. */
export interface RequestingClient {
  readonly engine: Engine;
  event<E extends EventName>(event: E, data: Events[E]): void;
  bytes(view: number, bytes: Uint8Array): void;
  addView(number: number, view: OpenView): void;
  /** @throws {DynodeckError} when the number is taken or there are too many views. */
  requireFreeView(number: number): void;
  /** @throws {DynodeckError} `unknown-view` */
  requireView<K extends OpenView['kind']>(number: number, kind: K): Extract<OpenView, { kind: K }>;
  closeView(number: number): void;
  /** It wants nothing more of an engine that ends. */
  leave(): void;
}

export type Handler<M extends Method> = (params: Params<M>, client: RequestingClient) => Results[M] | Promise<Results[M]>;

/** What each request of the contract does. */
export type Handlers = { [M in Method]: Handler<M> };

/**
 * Joins the tables of all areas into one.
 * @throws when two areas answer the same request: which one counted would hang on their order
 */
export function joinHandlers<T extends object[]>(...tables: T): UnionToIntersection<T[number]> {
  const joined: Record<string, unknown> = {};
  for (const [method, handler] of tables.flatMap((table) => Object.entries(table))) {
    if (Object.hasOwn(joined, method)) throw new Error(`Two handlers answer ${method}.`);
    joined[method] = handler;
  }
  return joined as UnionToIntersection<T[number]>;
}

type UnionToIntersection<U> = (U extends unknown ? (part: U) => void : never) extends (whole: infer I) => void ? I : never;
