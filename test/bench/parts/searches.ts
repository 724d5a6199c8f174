/** What is looked for, by name: in Logplex and, with the same meaning, by `rg`. */
export const SEARCHES = [
  { name: 'literal, 1 %', text: 'error', isRegex: false },
  { name: 'literal, all', text: 'get', isRegex: false },
  { name: 'literal, none', text: 'nobody says this', isRegex: false },
  { name: 'regex', text: '(error|fatal) .* in \\d*4 ms', isRegex: true },
] as const;
