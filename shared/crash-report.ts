import { changeWords } from './crash-changes.ts';
import { crashReason, crashTitle } from './crash-words.ts';
import type { Crash } from './crash.ts';
import { seconds } from './seconds.ts';

/** A crash as text for an issue or a chat, without values of secret config vars. */
export function crashReport(crash: Crash, app: string): string {
  const { dyno, at, command, ranFor, inARow, changes, lines } = crash;
  const reason = crashReason(crash);
  const words = changes === null ? [] : changeWords(changes);
  const since = changes?.since ?? null;
  return [
    `${dyno} of ${app} ${crashTitle(crash)}`,
    ...(reason === null ? [] : [reason]),
    '',
    `At:      ${new Date(at).toISOString()}${inARow > 1 ? `, ${inARow} times in a row` : ''}`,
    ...(ranFor === null ? [] : [`Ran for: ${seconds(ranFor)}`]),
    `Command: ${command}`,
    ...(words.length === 0
      ? []
      : ['', since === null ? 'Found:' : `Changed since it last ran well (${new Date(since).toISOString()}):`]),
    ...words.map(({ subject, text }) => `- ${subject}: ${text}`),
    ...(lines.length === 0 ? [] : ['', 'Last lines:', ...lines.map((line) => `    ${line}`)]),
    '',
  ].join('\n');
}
