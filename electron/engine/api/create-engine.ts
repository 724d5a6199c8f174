import { Engine, type EngineOptions } from '../engine.ts';
import { EngineConnection } from './connection.ts';
import { handlers } from './handlers.ts';

/** An engine that answers the requests of the contract. */
export function createEngine(options: EngineOptions): Engine {
  return new Engine(options, (engine, channel) => new EngineConnection(engine, channel, handlers));
}
