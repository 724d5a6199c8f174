import { Group, Panel, Separator } from 'react-resizable-panels';
import { t } from '../../shared/text/i18n.ts';
import separators from '../shell/AppView.module.css';
import { changeLayout } from '../state/shown-layout.ts';
import { cx } from '../ui/components/class-names.ts';
import { resizeSplit } from '../state/layout/change-layout.ts';
import type { Layout, LayoutNode, Split } from '../state/layout/layout.ts';
import styles from './Pane.module.css';
import { PaneView } from './PaneView.tsx';
import type { TabHosts } from './tab-host.ts';

export interface PaneTreeProps {
  app: string;
  layout: Layout;
  /** The part of the layout to show. */
  node: LayoutNode;
  /** Tabs whose content is there. */
  seen: ReadonlySet<string>;
  hosts: TabHosts;
}

/** Pixels. The icons of a few tabs, and a few lines under them. */
const LEAST = { row: 130, column: 90 } as const;

/** Panes beside and below each other, with borders that can be moved. */
export function PaneTree({ node, ...rest }: PaneTreeProps) {
  if (node.kind === 'pane') return <PaneView key={node.id} pane={node} {...rest} />;
  return <SplitView key={node.id} split={node} {...rest} />;
}

function SplitView({ split, ...rest }: Omit<PaneTreeProps, 'node'> & { split: Split }) {
  const { app } = rest;
  const { id, direction, share, first, second } = split;
  // Ids of elements of the page, in which other apps have panes too.
  const firstId = `${app}-${id}-first`;
  const isRow = direction === 'row';
  return (
    <Group
      orientation={isRow ? 'horizontal' : 'vertical'}
      className={styles.split}
      onLayoutChanged={(sizes, { isUserInteraction }) => {
        const size = sizes[firstId];
        if (isUserInteraction && size !== undefined) {
          changeLayout(app, (layout) => resizeSplit(layout, id, size / 100));
        }
      }}
    >
      <Panel id={firstId} defaultSize={`${share * 100}%`} minSize={LEAST[direction]} className={styles.part}>
        <PaneTree node={first} {...rest} />
      </Panel>
      <Separator
        className={cx(separators.separator, !isRow && styles.below)}
        aria-label={isRow ? t('Width of the panes') : t('Height of the panes')}
      />
      <Panel
        id={`${app}-${id}-second`}
        defaultSize={`${(1 - share) * 100}%`}
        minSize={LEAST[direction]}
        className={styles.part}
      >
        <PaneTree node={second} {...rest} />
      </Panel>
    </Group>
  );
}
