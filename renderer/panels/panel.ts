import { createElement, lazy, useState } from 'react';
import type { FunctionComponent } from 'react';
import type { LucideIcon } from 'lucide-react';
import type { DefaultShortcut, Section } from '../commands/command.ts';

export interface PanelProps {
  app: string;
  /** A panel behind another tab neither asks the engine for anything nor paints. */
  visible: boolean;
  /** All tabs on screen, one of each pane. */
  shown: readonly string[];
}

/** The command that shows a panel. */
export interface PanelCommand {
  title: string;
  section: Section;
  keywords: string;
  shortcut?: DefaultShortcut;
}

/** A tab about an app as a whole. */
export interface Panel {
  /** The value of its tab, which layouts are remembered by. It holds no full stop: names of dynos do. */
  id: string;
  /** As it is shown, in the language of the window. */
  name: string;
  icon: LucideIcon;
  command: PanelCommand;
  code: PanelCode<PanelProps>;
}

/** Code that is read when it is first wanted, or before. */
export interface PanelCode<P extends object> {
  read(): Promise<void>;
  /** Suspends until it has been read. */
  Component: FunctionComponent<P>;
}

/** Code that the window reads before it shows anything. */
export function loaded<P extends object>(Component: FunctionComponent<P>): PanelCode<P> {
  return { read: () => Promise.resolve(), Component };
}

/** Code that the window reads after it shows its first app. */
export function load<P extends object>(from: () => Promise<FunctionComponent<P>>): PanelCode<P> {
  let code: FunctionComponent<P> | null = null;
  const read = async (): Promise<void> => {
    code = await from();
  };
  const Lazy = lazy(async () => ({ default: await from() }));
  function Component(props: P) {
    // What has been read is shown at once: a lazy component would suspend the first time all the same.
    const [Part] = useState(() => code ?? Lazy);
    return createElement(Part, props);
  }
  return { read, Component };
}
