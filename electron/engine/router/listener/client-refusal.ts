import type { RouterClient } from './router-client.ts';
import type { Directory } from './directory.ts';
import { answerWithError } from '../error-answer.ts';
import { RequestTrace } from '../access-log/request-trace.ts';
import type { HttpParseError } from '../http/parse-error.ts';
import { outlineOf } from '../http/request-head.ts';
import { requestIdFrom } from '../access-log/request-id.ts';

/** Answers a request that cannot be passed on, and writes it down. @param text as much of its head as there is */
export function refuseRequest(client: RouterClient, directory: Directory, flaw: HttpParseError, text: string): void {
  const outline = { ...outlineOf(text), text, fields: [] };
  const router = directory.find(outline.host);
  if (router === null) return answerEmpty(client, flaw.status);
  const notes = new RequestTrace(outline, client.origin, requestIdFrom(null), router.now());
  const { code, status, reason: cause } = flaw;
  answerWithError(client, outline, notes, router.state, { code, status, cause });
  router.reports.served(notes.conclude({ status, code, extras: { cause } }));
}

function answerEmpty(client: RouterClient, status: number): void {
  client.respond(status, 'Bad Request', [['Content-Length', '0']], 'sized');
  client.end([]);
}
