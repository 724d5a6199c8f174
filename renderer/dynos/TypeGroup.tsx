import { EllipsisVertical, Moon, Play, RefreshCw, RotateCw, Square, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { MAX_QUANTITY } from '../../shared/dynos/formation.ts';
import { t } from '../../shared/text/i18n.ts';
import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { useApp, apps } from '../state/apps-store.ts';
import { ask } from '../state/ask.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import { Menu, type MenuItem } from '../ui/components/Menu.tsx';
import { Stepper } from '../ui/fields/Stepper.tsx';
import { actionsOn } from './dyno-action.ts';
import { SizeSelect } from './SizeSelect.tsx';
import styles from './TypeGroup.module.css';
import { useHue } from '../state/dynos/use-hue.ts';
import { DynoRow } from './DynoRow.tsx';

/** One process type: its command, how many of it are wanted, and its dynos. */
export function TypeGroup({ app, type }: { app: string; type: string }) {
  const processType = useApp(app, ({ processTypes }) => processTypes.find(({ name }) => name === type));
  const closing = useApp(app, (snapshot) => snapshot.closing) ?? true;
  const hue = useHue(app, type);
  const scale = (operator: '=' | '+' | '-', quantity: number) =>
    void ask('formation.scale', { app, changes: [{ type, operator, quantity }] });
  const act = actionsOn(app, type);

  return (
    <li aria-label={type} className={styles.group}>
      <div className={styles.header}>
        <span className={styles.hue} style={{ background: hue }} aria-hidden="true" />
        <h2 className={styles.name}>{type}</h2>
        <code className={styles.command} title={processType?.command}>
          {processType?.command ?? t('no longer in the Procfile')}
        </code>
        {processType && <SizeSelect app={app} type={type} size={processType.size} disabled={closing} />}
        {processType && (
          <Stepper
            label={t('{type} dynos', { type })}
            addLabel={t('Add a {type} dyno', { type })}
            removeLabel={t('Remove a {type} dyno', { type })}
            value={processType.quantity}
            max={MAX_QUANTITY}
            disabled={closing}
            onSet={(quantity) => scale('=', quantity)}
            onAdd={() => scale('+', 1)}
            onRemove={() => scale('-', 1)}
          />
        )}
        <Menu
          trigger={<IconButton label={t('More for {type}', { type })} icon={<EllipsisVertical />} disabled={closing} />}
          items={[
            { label: t('Start {type}', { type }), icon: <Play />, onSelect: act('dynos.start') },
            { label: t('Stop {type}', { type }), icon: <Square />, onSelect: act('dynos.stop') },
            { label: t('Restart {type}', { type }), icon: <RotateCw />, onSelect: act('dynos.restart') },
            {
              label: t('Cycle {type} now', { type }),
              detail: t("Heroku's daily restart"),
              icon: <RefreshCw />,
              onSelect: () => void ask('platform.cycle', { app, target: type }),
            },
            ...(type === 'web' ? sleepItems(app) : []),
          ]}
        />
      </div>
      <DynoRows app={app} belongs={(dyno) => dyno.type === type && dyno.kind === 'formation'} />
    </li>
  );
}

/** Sleeping is for web dynos: a request wakes them. */
function sleepItems(app: string): MenuItem[] {
  return [
    { label: t('Put web to sleep now'), icon: <Moon />, onSelect: () => void ask('platform.sleep', { app }) },
    { label: t('Wake web now'), icon: <Sun />, onSelect: () => void ask('platform.wake', { app }) },
  ];
}

/** One-off dynos, running and ended, until they are closed. */
export function OneOffGroup({ app }: { app: string }) {
  return (
    <li aria-label={t('One-off dynos')} className={styles.group}>
      <div className={styles.header}>
        <h2 className={styles.name}>{t('One-off')}</h2>
      </div>
      <DynoRows app={app} belongs={({ kind }) => kind === 'one-off'} />
    </li>
  );
}

/** The dynos of an app that belong to one group. */
function DynoRows({ app, belongs }: { app: string; belongs: (dyno: DynoSnapshot) => boolean }) {
  const names = useStore(
    apps,
    useShallow(({ byId }) => (byId[app]?.dynos ?? []).filter(belongs).map(({ name }) => name)),
  );
  return (
    <ul>
      {names.map((name) => (
        <DynoRow key={name} app={app} name={name} />
      ))}
    </ul>
  );
}
