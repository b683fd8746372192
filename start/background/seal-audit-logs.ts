import { sealActs } from '../../runtime/audit-log.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { OpenSubgraph } from '../open-graph.ts';
import { repeat, type Repeated } from './repeat.ts';

/** How long an act may wait for its place in the audit log when nothing hurries. */
const PAUSE_MS = 1_000;

/** Seals what was written into the audit log of each subgraph, until it is stopped. */
export function sealAuditLogs(
  subgraphs: readonly OpenSubgraph[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Repeated {
  const loops = subgraphs.map(({ party: { name, db } }) =>
    repeat(`${name}: audit log`, async () => ((await sealActs(db, clock)) > 0 ? 0 : PAUSE_MS), log),
  );
  return {
    stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))),
    wake: () => loops.forEach((loop) => loop.wake()),
  };
}
