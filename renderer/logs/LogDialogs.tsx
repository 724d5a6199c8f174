import { PresetDialog } from './dialogs/PresetDialog.tsx';
import { RunsDialog } from './dialogs/RunsDialog.tsx';
import { JumpDialog, RangeDialog } from './dialogs/TimeDialog.tsx';
import { savePreset } from './filter/presets.ts';
import type { LogPanelControl } from './use-log-panel.ts';

/** The dialog of the log that is open, if any. */
export function LogDialogs({ panel }: { panel: LogPanelControl }) {
  const { dialog, setDialog, folder, list, state, runs, setRun, jumpTo } = panel;
  const { filter, change } = panel.filtering;
  const close = () => setDialog(null);
  switch (dialog) {
    case 'jump':
      return <JumpDialog start={(state.current ?? list?.anyRow)?.time ?? null} onJump={jumpTo} onClose={close} />;
    case 'range':
      return <RangeDialog range={filter} onRange={change} onClose={close} />;
    case 'preset':
      return <PresetDialog onSave={(preset) => savePreset(folder, preset, filter)} onClose={close} />;
    case 'runs':
      return <RunsDialog runs={runs} onOpen={setRun} onClose={close} />;
    default:
      return null;
  }
}
