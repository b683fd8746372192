import type { Report } from '../runtime/subgraph.ts';

/** What a progress line is written to. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

type Step = Parameters<Report>[0];

const QUIET_MS = 2_000;
const REDRAW_MS = 100;
/** How often a log file, which keeps every line, gets one. */
const LINE_MS = 5_000;
const BAR_CELLS = 24;

export interface Progress {
  readonly report: Report;
  /** Ends the line, so that what is written next begins on one of its own. */
  readonly end: () => void;
}

/** A line that tells how far a step is, from its third second on: short steps pass without a word. */
export function createProgress(terminal: Terminal, now: () => number = () => performance.now()): Progress {
  let what = '';
  let beganAt = 0;
  let drawnAt = -Infinity;
  let isOpen = false;

  const end = () => {
    if (isOpen && terminal.isTTY) terminal.write('\n');
    isOpen = false;
  };
  return {
    end,
    report: (step) => {
      const at = now();
      if (step.what !== what) {
        end();
        [what, beganAt, drawnAt] = [step.what, at, -Infinity];
      }
      const isDone = step.done >= step.total;
      if (at - beganAt < QUIET_MS) return;
      if (!isDone && at - drawnAt < (terminal.isTTY ? REDRAW_MS : LINE_MS)) return;
      drawnAt = at;
      isOpen = true;
      terminal.write(terminal.isTTY ? `\r\x1b[2K${lineOf(step)}` : `${lineOf(step)}\n`);
      if (isDone) end();
    },
  };
}

function lineOf({ what, done, total }: Step): string {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const filled = Math.round(share * BAR_CELLS);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)}`;
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `${bar} ${percent} %  ${what} (${done.toLocaleString('en')} of ${total.toLocaleString('en')})`;
}
