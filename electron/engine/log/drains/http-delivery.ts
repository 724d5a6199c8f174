import type { Agent, IncomingMessage, RequestOptions } from 'node:http';
import type { Batch, Delivery, DeliveryOptions } from './delivery.ts';
import { DeliveryProblem, toDeliveryProblem } from './delivery-problem.ts';
import type { Dialect } from './drain-message.ts';

const PATIENCE_MS = 10_000;
/** 4xx that are about the moment, not about the message. */
const TEMPORARY: ReadonlySet<number> = new Set([408, 429]);

/** Frames of `application/logplex-1`, as Heroku posts them (docs/heroku.md §4). */
export class HttpDelivery implements Delivery {
  /** Heroku's receivers know the app by the token in the headers. */
  readonly dialect: Dialect = { host: 'host', isLogplex: true };
  /** Loaded by the first drain: most apps have none, and would start later for it. */
  readonly #http: Pick<typeof import('node:http'), 'request'>;
  readonly #agent: Agent;
  readonly #url: URL;

  readonly #options: DeliveryOptions;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    const { address, authorities: ca } = options;
    this.#url = new URL(address.url);
    const settings = { keepAlive: true, maxSockets: 1, ...(ca === undefined ? {} : { ca }) };
    const http = process.getBuiltinModule(address.isSecure ? 'node:https' : 'node:http');
    this.#http = http;
    this.#agent = new http.Agent(settings);
  }

  deliver(batch: Batch): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAnswer = (answer: IncomingMessage): void => {
        answer.resume();
        answer.on('error', (error) => reject(toDeliveryProblem(error, this.#url.host)));
        answer.on('end', () => {
          const problem = this.#problemOf(answer.statusCode ?? 0);
          if (problem === null) resolve();
          else reject(problem);
        });
      };
      const asked = this.#http.request(this.#url, this.#requestOptions(batch), onAnswer);
      asked.on('timeout', () => asked.destroy(new Error('no answer')));
      asked.on('error', (error) => reject(toDeliveryProblem(error, this.#url.host)));
      asked.end(batch.body);
    });
  }

  dispose(): void {
    this.#agent.destroy();
  }

  #requestOptions({ id, count, body }: Batch): RequestOptions {
    return {
      method: 'POST',
      agent: this.#agent,
      timeout: PATIENCE_MS,
      headers: {
        'Content-Type': 'application/logplex-1',
        'Content-Length': body.length,
        'Logplex-Msg-Count': count,
        'Logplex-Frame-Id': id,
        'Logplex-Drain-Token': this.#options.token,
        'User-Agent': `Logplex/v1 Dynodeck/${this.#options.version}`,
      },
    };
  }

  #problemOf(status: number): DeliveryProblem | null {
    if (status >= 200 && status < 300) return null;
    const isRefusal = status >= 300 && status < 500 && !TEMPORARY.has(status);
    return new DeliveryProblem(`${this.#url.host} answered ${status}.`, isRefusal);
  }
}
