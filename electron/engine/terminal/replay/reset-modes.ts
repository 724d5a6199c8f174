/**
 * What to write to a terminal when the dyno's root process has ended, so that what it left switched on does not spoil
 * the terminal for what comes next: a dead program's mouse mode would turn every click into typed garbage. Goes
 * through `Recorder.write`, so that later views get it too.
 *
 * The cursor stays where it is: leaving the alternate screen (`?1049l`) jumps to the saved position even when that
 * screen is not shown, resetting the scroll region and origin mode go home; so the position is saved before each.
 */
export const RESET_MODES = [
  // Leave the alternate screen.
  '\x1b7\x1b[?1049l',
  // Whole screen scrolls, plain addressing.
  '\x1b7\x1b[r\x1b[?6l\x1b8',
  // Mouse reports and their encodings, focus reports, bracketed paste, a synchronised update.
  ...[9, 1000, 1002, 1003, 1005, 1006, 1015, 1016, 1004, 2004, 2026].map((mode) => `\x1b[?${mode}l`),
  // Plain cursor keys and keypad, autowrap, visible cursor of the terminal's own style.
  '\x1b[?1l\x1b>\x1b[?7h\x1b[?25h\x1b[0 q',
  // Replace instead of insert, plain line feeds, ASCII, plain text.
  '\x1b[4l\x1b[20l\x1b(B\x1b)B\x0f\x1b[m',
].join('');
