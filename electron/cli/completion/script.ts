/** Each asks `dynodeck __complete` for the candidates; its last word is the one being completed. */
const SCRIPTS = {
  // A colon ends a word for bash: the words are taken from the line itself, and what bash has already is cut off.
  bash: `_dynodeck() {
  local line="\${COMP_LINE:0:COMP_POINT}" words word prefix
  read -r -a words <<< "$line"
  [[ $line == *' ' ]] && words+=('')
  word="\${words[-1]}"
  [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && prefix="\${word%"\${word##*:}"}" || prefix=''
  COMPREPLY=()
  while IFS= read -r candidate; do
    COMPREPLY+=("\${candidate#"$prefix"}")
  done < <(dynodeck __complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -o default -F _dynodeck dynodeck
`,
  zsh: `#compdef dynodeck
_dynodeck() {
  local -a candidates
  candidates=("\${(@f)$(dynodeck __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n $candidates ]]; then compadd -a candidates; else _files; fi
}
compdef _dynodeck dynodeck
`,
  fish: `function __dynodeck_complete
  set -l words (commandline -opc) (commandline -ct)
  dynodeck __complete -- $words[2..-1] 2>/dev/null
end
complete -c dynodeck -a '(__dynodeck_complete)'
`,
} as const;

export function completionScript(shell: keyof typeof SCRIPTS): string {
  return SCRIPTS[shell];
}
