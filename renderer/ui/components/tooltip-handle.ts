import { Tooltip } from '@base-ui/react/tooltip';

/** All triggers share one tooltip: hundreds of buttons must not each carry a popup of their own. */
export const tooltipHandle = Tooltip.createHandle<string>();
