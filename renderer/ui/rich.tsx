import { Fragment, type ReactNode } from 'react';

const PLACEHOLDER = /\{(\w+)\}/;

/** A text with elements where its `{names}` stand: `rich(t('Press {key} to stop'), { key: <Key /> })` */
export function rich(text: string, parts: Readonly<Record<string, ReactNode>>): ReactNode {
  // Texts and names take turns; neither ever moves, so that its place is its key.
  return text
    .split(PLACEHOLDER)
    .map((piece, place) => <Fragment key={place}>{place % 2 === 0 ? piece : (parts[piece] ?? `{${piece}}`)}</Fragment>);
}
