import { describe, expect, it } from '@jest/globals';
import { createProgress } from '../../start/progress.ts';

function openTerminal(isTTY: boolean) {
  let text = '';
  let at = 0;
  const progress = createProgress({ isTTY, write: (more) => void (text += more) }, () => at);
  return {
    ...progress,
    shown: () => text,
    reportAt: (seconds: number, done: number, what = 'belts') => {
      at = seconds * 1_000;
      progress.report({ what, done, total: 1_000 });
    },
  };
}

describe('progress', () => {
  it('passes over a short step without a word', () => {
    const { reportAt, shown } = openTerminal(true);
    reportAt(0, 0);
    reportAt(1, 500);
    reportAt(1.9, 1_000);
    expect(shown()).toBe('');
  });

  it('draws one line again and again on a terminal, and ends it', () => {
    const { reportAt, shown } = openTerminal(true);
    reportAt(0, 0);
    reportAt(3, 250);
    reportAt(4, 1_000);
    expect(shown()).toMatch(/^\r.*25 %.*\(250 of 1,000\)\r.*100 %.*\(1,000 of 1,000\)\n$/u);
  });

  it('writes a line now and then where every line is kept', () => {
    const { reportAt, shown } = openTerminal(false);
    for (let second = 0; second <= 13; second++) reportAt(second, second);
    expect(shown().trim().split('\n')).toHaveLength(3);
  });

  it('measures each step from its own beginning', () => {
    const { reportAt, shown } = openTerminal(false);
    reportAt(0, 0);
    reportAt(3, 0, 'suppliers');
    reportAt(4, 500, 'suppliers');
    expect(shown()).toBe('');
    reportAt(5.5, 600, 'suppliers');
    expect(shown()).toContain('suppliers (600 of 1,000)');
  });

  it('gives the next writer a line of its own', () => {
    const { reportAt, end, shown } = openTerminal(true);
    reportAt(0, 0);
    reportAt(3, 10);
    end();
    end();
    expect(shown().match(/\n/g)).toHaveLength(1);
  });
});
