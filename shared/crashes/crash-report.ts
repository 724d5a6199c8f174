import { changeWords } from './crash-changes.ts';
import { crashReason, crashTitle, inARowWords } from './crash-labels.ts';
import type { Crash } from './crash.ts';
import { seconds } from '../text/seconds.ts';
import { t } from '../text/i18n.ts';

/** A crash as text for an issue or a chat, without values of secret config vars. */
export function crashReport(crash: Crash, app: string): string {
  const { dyno, at, command, ranFor, changes, lines } = crash;
  const reason = crashReason(crash);
  const words = changes === null ? [] : changeWords(changes);
  const since = changes?.since ?? null;
  return [
    t('{dyno} of {app} {ending}', { dyno, app, ending: crashTitle(crash) }),
    ...(reason === null ? [] : [reason]),
    '',
    t('At:      {moment}', { moment: [new Date(at).toISOString(), ...inARowWords(crash)].join(', ') }),
    ...(ranFor === null ? [] : [t('Ran for: {duration}', { duration: seconds(ranFor) })]),
    t('Command: {command}', { command }),
    ...(words.length === 0 ? [] : ['', changesHeading(since)]),
    ...words.map(({ subject, text }) => `- ${subject}: ${text}`),
    ...(lines.length === 0 ? [] : ['', t('Last lines:'), ...lines.map((line) => `    ${line}`)]),
    '',
  ].join('\n');
}

function changesHeading(since: number | null): string {
  if (since === null) return t('Found:');
  return t('Changed since it last ran well ({moment}):', { moment: new Date(since).toISOString() });
}
