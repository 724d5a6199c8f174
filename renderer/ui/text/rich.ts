import { createElement, Fragment, type ReactNode } from 'react';

const PLACEHOLDER = /\{(\w+)\}/;

/** A text with elements where its `{names}` stand: `rich(t('Press {key} to stop'), { key: <Key /> })` */
export function rich(text: string, parts: Readonly<Record<string, ReactNode>>): ReactNode {
  // Texts and names take turns.
  const pieces = text.split(PLACEHOLDER);
  return createElement(Fragment, null, ...pieces.map((piece, at) => (at % 2 === 0 ? piece : parts[piece])));
}
