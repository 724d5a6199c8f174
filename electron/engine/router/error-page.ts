import { ROUTER_ERRORS, type RouterErrorCode } from '../../../shared/router/router.ts';
import { describeRouterError } from '../../../shared/logs/router-line.ts';
import type { Field } from './http/fields.ts';
import { fieldValue } from './http/fields.ts';

/** What an error page tells. */
export interface PageSubject {
  code: RouterErrorCode;
  cause?: string | undefined;
  app: string;
  dyno: string | null;
  requestId: string;
  /** Epoch milliseconds. */
  at: number;
}

export interface ErrorPage {
  contentType: string;
  body: Buffer;
}

const ADVICE: Record<RouterErrorCode, string> = {
  H10: 'Every web dyno has crashed. Look at the lines before this request in the log, then restart web.',
  H12:
    'The dyno did not begin to answer within 30 seconds. It may still be at it. Move slow work to a worker, or begin' +
    ' to answer earlier.',
  H13:
    'The dyno took the connection and closed it without an answer. Often it crashed over this request, or its own time' +
    ' limit ended it.',
  H14: 'No web dyno is running. Start web, or scale it to at least one.',
  H15: 'The dyno began to answer and then sent nothing for 55 seconds. Send a byte now and then.',
  H17: 'What the dyno answered is not HTTP as it is specified: a status line and header lines, each ending with CRLF.',
  H18: 'The dyno began to answer and broke off. Often it crashed or was restarted.',
  H19: 'The dyno did not take the connection within 5 seconds. It may be too busy to accept one.',
  H20: 'No web dyno came up within 75 seconds. Look in the log for what keeps it from binding $PORT.',
  H21: 'The dyno refused the connection: nothing listens on its $PORT just now.',
  H25: 'The answer of the dyno breaks a limit that Heroku sets for header lines, cookies and lengths.',
  H26: 'The request is not one that Heroku passes on.',
  H27: 'The client closed the connection before the answer was complete.',
  H28: 'The client sent and took nothing for 55 seconds.',
  H34: 'Every web dyno that is up has lately refused connections, and none took one within 75 seconds.',
  H80: 'The app is in maintenance mode. Its dynos keep running; switch the mode off to let requests through.',
};

/** The page for a request that no dyno answered: JSON for who asks for it, else HTML with nothing from elsewhere. */
export function errorPage(subject: PageSubject, accept: string): ErrorPage {
  const isJson = /\bapplication\/json\b/i.test(accept);
  const description = describeRouterError(subject.code, subject.cause);
  if (!isJson) return { contentType: 'text/html; charset=utf-8', body: Buffer.from(html(subject, description)) };
  const { code, app, dyno, requestId, at } = subject;
  const advice = ADVICE[code];
  const error = { code, description, advice, app, dyno, request_id: requestId, at: new Date(at).toISOString() };
  return { contentType: 'application/json; charset=utf-8', body: Buffer.from(`${JSON.stringify({ error })}\n`) };
}

/** The owner's own page in a frame that fills the window, as Heroku shows it. @param url http or https, checked */
export function framedPage(url: string): ErrorPage {
  const body =
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Application</title>' +
    '<style>html,body,iframe{margin:0;padding:0;border:0;width:100%;height:100%;display:block}</style></head>' +
    `<body><iframe src="${escapeHtml(url)}" title="Application"></iframe></body></html>\n`;
  return { contentType: 'text/html; charset=utf-8', body: Buffer.from(body) };
}

/** What a client says that it accepts. */
export function acceptOf(fields: readonly Field[]): string {
  return fieldValue(fields, 'accept') ?? '';
}

/** The page for a host name under which no app is open. */
export function noSuchAppPage(host: string, addresses: readonly string[]): ErrorPage {
  const links = addresses.map(escapeHtml).map((address) => `<li><a href="${address}">${address}</a></li>`).join('');
  const list = links === '' ? '<p>No app is open.</p>' : `<p>Open apps:</p><ul>${links}</ul>`;
  const what = `<p>No open app is called <code>${escapeHtml(host)}</code>.</p>`;
  return document('No such app', `<h1>No such app</h1>${what}${list}`);
}

function html({ code, app, dyno, requestId, at }: PageSubject, description: string): string {
  const facts = [
    ['App', app],
    ['Dyno', dyno ?? 'none'],
    ['Time', new Date(at).toISOString()],
    ['Request id', requestId],
  ];
  const row = ([name = '', value = '']: string[]): string =>
    `<dt>${name}</dt><dd><code>${escapeHtml(value)}</code></dd>`;
  const rows = facts.map(row).join('');
  const look = `Look for <code>code=${code}</code> or the request id in the app’s log in Dynodeck.`;
  const main =
    `<h1><b>${code}</b> ${escapeHtml(description)}</h1><p>${escapeHtml(ADVICE[code])}</p>` +
    `<dl>${rows}</dl><p>${look}</p>`;
  return document(`${code} ${ROUTER_ERRORS[code]}`, main).body.toString();
}

function document(title: string, main: string): ErrorPage {
  const style =
    ':root{color-scheme:light dark}' +
    'body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:15vh auto;padding:0 1rem}' +
    'h1{font-size:1.4rem}b{color:#b3261e}dd{margin:0}' +
    'dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}' +
    '@media(prefers-color-scheme:dark){b{color:#ff8a80}}';
  const body =
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    `<style>${style}</style></head><body><main>${main}</main></body></html>\n`;
  return { contentType: 'text/html; charset=utf-8', body: Buffer.from(body) };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
