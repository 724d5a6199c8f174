import type { FrameClock } from '../xterm/write-pump.ts';

/** A hidden page gets no frames; a quiet terminal in it is still parsed. */
const HIDDEN_FRAME_MS = 16;

/** The frames of this page. */
export const pageClock: FrameClock = {
  now: () => performance.now(),
  nextFrame(callback) {
    if (document.hidden) setTimeout(callback, HIDDEN_FRAME_MS);
    else requestAnimationFrame(callback);
  },
};
