import { type Language, nothing, ours } from './language.ts';

const SIGNS = ['go.mod', 'Gopkg.lock', 'Godeps', 'vendor.json', 'glide.yaml'];
const NO_DEFAULT = 'Heroku has no default process type for Go.';
const OURS = `${NO_DEFAULT} This is ours.`;
const PLAIN_NAME = /^[\w-]+$/;

export const GO: Language = {
  language: 'Go',
  buildpack: 'heroku/go',
  detects: (facts) => facts.has(...SIGNS) || facts.matching('src', /\.go$/).length > 0,
  tools: ['bin'],
  propose(facts) {
    if (/^package main\b/m.test(facts.text('main.go'))) return ours('go run .', 'main.go', OURS);
    const [command] = facts.matching('cmd', PLAIN_NAME);
    if (command === undefined) return nothing(NO_DEFAULT);
    return ours(`go run ./${command}`, command, OURS);
  },
};
