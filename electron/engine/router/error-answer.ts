import { ROUTER_ERRORS, type RouterErrorCode } from '../../../shared/router/router.ts';
import type { RouterClient } from './listener/router-client.ts';
import { acceptOf, errorPage, framedPage, type ErrorPage } from './error-page.ts';
import { RequestTrace, type RequestOutline, requestIdFrom } from './access-log/request-trace.ts';
import type { Field } from './http/fields.ts';
import type { RouterState } from './router-state.ts';
import type { Directory } from './listener/directory.ts';
import type { HttpParseError } from './http/parse-error.ts';
import { outlineOf } from './http/request-head.ts';

export interface ErrorAnswer {
  code: RouterErrorCode;
  status: number;
  cause?: string | undefined;
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  414: 'URI Too Long',
  417: 'Expectation Failed',
  431: 'Request Header Fields Too Large',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  505: 'HTTP Version Not Supported',
};

/** Answers in a dyno's place: with the page of the app's owner where there is one. */
export function answerWithError(
  client: RouterClient,
  request: RequestOutline,
  notes: RequestTrace,
  state: RouterState,
  { code, status, cause }: ErrorAnswer,
): void {
  const { body, contentType } = pageOf(request, notes, state, { code, status, cause });
  const fields: Field[] = [
    ['Content-Type', contentType],
    ['Content-Length', String(body.length)],
    ['Cache-Control', 'no-cache, no-store'],
    ['X-Request-Id', notes.requestId],
  ];
  client.respond(status, REASONS[status] ?? ROUTER_ERRORS[code], fields, 'sized');
  if (request.method !== 'HEAD') client.data(body);
  client.end([]);
}

function pageOf(request: RequestOutline, notes: RequestTrace, state: RouterState, answer: ErrorAnswer): ErrorPage {
  const { code, status, cause } = answer;
  const own = code === 'H80' ? state.maintenancePage : state.errorPage;
  const accept = acceptOf(request.fields);
  // A client that made a mistake is told so; the owner's page is for what the app could not do.
  if (own !== null && status >= 500 && !/\bapplication\/json\b/i.test(accept)) return framedPage(own);
  const { dyno, requestId, startedAt } = notes;
  return errorPage({ code, cause, app: state.app, dyno, requestId, at: startedAt }, accept);
}

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
