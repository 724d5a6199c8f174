/**
 * What the tests need of the operating system: how to see that it is there, and the Debian or Ubuntu packages that
 * bring it (the first one apt knows is taken: names differ between releases).
 */
const library = (file, ...packages) => ({ kind: 'library', name: file, packages });
const program = (name, ...packages) => ({ kind: 'program', name, packages });
const file = (path, ...packages) => ({ kind: 'file', name: path, packages });
/** A command that ends with 0 where the thing is there. */
const answer = (name, command, ...packages) => ({ kind: 'answer', name, command, packages });

/** For Electron itself, and a screen for it. GTK brings most of what else it links to. */
const forElectron = [
  library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
  library('libnss3.so', 'libnss3'),
  library('libasound.so.2', 'libasound2t64', 'libasound2'),
  library('libgbm.so.1', 'libgbm1'),
  library('libcups.so.2', 'libcups2t64', 'libcups2'),
  library('libXss.so.1', 'libxss1'),
  library('libXtst.so.6', 'libxtst6'),
  library('libnotify.so.4', 'libnotify4'),
  library('libsecret-1.so.0', 'libsecret-1-0'),
  program('Xvfb', 'xvfb'),
  file('/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf', 'fonts-dejavu-core'),
];

/** What test children are, and what looks at windows from outside. */
const forTests = [
  ...['vim', 'less', 'htop', 'curl', 'python3'].map((name) => program(name, name)),
  program('ps', 'procps'),
  program('xwininfo', 'x11-utils'),
  program('import', 'imagemagick'),
  // Receives what drains send.
  file('/usr/sbin/rsyslogd', 'rsyslog'),
  program('openssl', 'openssl'),
  program('wrk', 'wrk'),
  // They complete command lines.
  program('zsh', 'zsh'),
  program('fish', 'fish'),
  // They read env files.
  program('ruby', 'ruby'),
  answer("Ruby's dotenv", ['/usr/bin/ruby', '-e', 'require "dotenv"'], 'ruby-dotenv'),
  answer('python-dotenv', ['/usr/bin/python3', '-c', 'import dotenv'], 'python3-dotenv'),
];

export const needs = [...forElectron, ...forTests];

/** For the tests of the browser page. */
export const browserNeeds = [program('chromium', 'chromium')];
