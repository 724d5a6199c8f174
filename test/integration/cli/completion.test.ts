import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { makePlace, type Place } from './place.ts';

const FILES = { Procfile: 'web: exec sleep 1000\nworker: exec sleep 1000\n', '.env': 'DATABASE_URL=x\nDEBUG=1\nGREETING=hi\n' };

function hasShell(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`]);
    return true;
  } catch {
    return false;
  }
}

/** What a shell offers for the line. */
async function offered(place: Place, shell: 'bash' | 'zsh' | 'fish', line: string): Promise<string[]> {
  const { stdout, stderr, text } = await place.shell(ASKING[shell](line)).ended;
  expect(stderr).toBe('');
  expect(stdout.length).toBe(text.length);
  return text.split('\n').filter((word) => word !== '').sort();
}

/** The shells' own ways to be asked without a keyboard; what each offers is what Tab would show. */
const ASKING = {
  bash: (line: string) => `source <(dynodeck completion bash); COMP_WORDBREAKS=' :'; COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}
    _dynodeck; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (line: string) => `dynodeck completion zsh > script.zsh; export -f dynodeck >/dev/null; zsh -fc '
    dynodeck() { "$DYNODECK_TEST_NODE" "$DYNODECK_TEST_CLI" "$@"; }
    compdef() { :; }; compadd() { shift; print -l -- \${(P)1}; }; _files() { :; }
    source ./script.zsh; words=(\${(s: :)1}); [[ $1 == *" " ]] && words+=(""); CURRENT=\${#words}; _dynodeck' zsh '${line}'`,
  fish: (line: string) => `dynodeck completion fish > script.fish; fish --no-config -c '
    function dynodeck; $DYNODECK_TEST_NODE $DYNODECK_TEST_CLI $argv; end
    source ./script.fish; complete -C "${line}"'`,
};

describe.each(['bash', 'zsh', 'fish'] as const)('Completion in %s', (shell) => {
  const isThere = hasShell(shell);

  test.runIf(isThere)('offers names of config vars to config:get and config:unset', async () => {
    const place = await makePlace(FILES);
    expect(await offered(place, shell, 'dynodeck config:get D')).toEqual(['DATABASE_URL', 'DEBUG']);
    expect(await offered(place, shell, 'dynodeck config:unset DEBUG G')).toEqual(['GREETING']);
  });

  test.runIf(isThere)('offers process types and dynos, and those of what runs', async () => {
    const place = await makePlace(FILES);
    expect(await offered(place, shell, 'dynodeck run w')).toEqual(['web', 'worker']);
    await place.local(['worker=2'], /worker\.2 \* State changed from starting to up/);
    expect(await offered(place, shell, 'dynodeck attach w')).toEqual(['worker.1', 'worker.2']);
    expect(await offered(place, shell, 'dynodeck config:get G')).toEqual(['GREETING']);
  });
});

test('bash completes a name at the Tab key', async () => {
  const place = await makePlace(FILES);
  const shell = place.typeShell();
  shell.keys('source <(dynodeck completion bash); echo ready\r');
  await shell.until(/^ready/m);
  shell.keys('dynodeck config:get DATA\t');
  await shell.until(/config:get DATABASE_URL/);
  shell.keys('\r');
  await shell.until(/^x\r?$/m);
  shell.keys('exit\r');
});
