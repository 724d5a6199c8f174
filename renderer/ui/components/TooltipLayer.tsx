import { Tooltip } from '@base-ui/react/tooltip';
import styles from './TooltipLayer.module.css';

/** Long enough not to flicker under a passing pointer, short enough to answer a question. */
const DELAY_MS = 450;
const GAP_PX = 6;

/** The page's one tooltip; mounted once, around everything that has {@link tooltipHandle} triggers. */
export function TooltipLayer({ children }: { children: React.ReactNode }) {
  return (
    <Tooltip.Provider delay={DELAY_MS}>
      {children}
      <Tooltip.Root handle={tooltipHandle}>
        {({ payload }) => (
          <Tooltip.Portal>
            <Tooltip.Positioner sideOffset={GAP_PX} collisionPadding={GAP_PX} className={styles.positioner}>
              <Tooltip.Popup className={styles.popup}>{payload}</Tooltip.Popup>
            </Tooltip.Positioner>
          </Tooltip.Portal>
        )}
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}

/** All triggers share one tooltip: hundreds of buttons must not each carry a popup of their own. */
export const tooltipHandle = Tooltip.createHandle<string>();
