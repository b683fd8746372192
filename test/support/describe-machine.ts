import { describe, expect, it } from '@jest/globals';
import type { StatusMachine } from '../../values/status-machine.ts';

/** All pairs of statuses, against the table written a second time. */
export function describeMachine<Status extends string>(
  what: string,
  machine: StatusMachine<Status>,
  {
    statuses,
    listed,
    reason,
  }: {
    readonly statuses: readonly Status[];
    readonly listed: readonly string[];
    /** With which all else is refused; any where it is left out. */
    readonly reason?: string;
  },
): void {
  describe(`the states of ${what}`, () => {
    const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));

    it('change as is listed, and in no other way', () => {
      for (const [from, to] of pairs) {
        const isListed = listed.includes(`${from} ${to}`);
        expect([from, to, machine.mayBecome(from, to)]).toEqual([from, to, isListed]);
        if (isListed) machine.check(from, to);
        else {
          expect(() => machine.check(from, to)).toThrow(
            expect.objectContaining({ code: 'ILLEGAL_TRANSITION', ...(reason !== undefined && { reason }) }),
          );
        }
      }
    });

    it('are led to by listed steps alone, none of them twice', () => {
      for (const [from, to] of pairs) {
        const path = machine.pathTo(from, to);
        if (!path) continue;
        expect(path.at(-1) ?? from).toBe(to);
        for (const [index, status] of path.entries()) machine.check(path[index - 1] ?? from, status);
        expect(new Set(path).size).toBe(path.length);
      }
    });
  });
}
