/** Commander's `error: unknown option '--x'` as one line that says what to do. */
export function usageSentence(message: string, command = 'dynodeck'): string {
  const [text = ''] = message.replace(/^error: /, '').split('\n');
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}. See \`${command} --help\`.`;
}
