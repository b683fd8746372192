import * as z from 'zod';
import { type AuditHead, verifyAuditLog } from '../../runtime/audit-log.ts';
import { loadSettings } from '../config.ts';
import type { OpenGraph } from '../open-graph.ts';
import { runCommand } from './command.ts';
import { withGraph } from './with-graph.ts';

const usage = `npm run audit-log -- verify [--seen SUBGRAPH=SEQUENCE:HASH,...]

Reads the audit log of every subgraph from its beginning and reckons every hash again. Prints where each log ends, in the
form that --seen takes: kept elsewhere and given the next time, it shows also that nobody has written a log anew.
Ends with 1 where an entry was changed, left out, added or moved.`;

const seen = z
  .string()
  .regex(/^[a-z]+=\d+:[0-9a-f]{64}(,[a-z]+=\d+:[0-9a-f]{64})*$/, 'is SUBGRAPH=SEQUENCE:HASH, ...')
  .transform((text) => new Map(text.split(',').map(readSeen)));

await runCommand(
  {
    usage,
    options: { seen: { type: 'string' } },
    shape: z.object({
      seen: seen.default(new Map()),
      positionals: z.tuple([z.literal('verify', 'is verify')], 'say verify'),
    }),
    run: async ({ seen: known }) => {
      const problems = await withGraph(loadSettings(process.env), (graph) => verifyAll(graph, known));
      if (problems > 0) throw new Error(`${problems} audit log(s) are not as they were written`);
    },
  },
  process.argv.slice(2),
);

// Hoisted, as the whole of this module waits for the command above.
function readSeen(part: string): readonly [string, AuditHead] {
  const [name = '', sequence = '', hash = ''] = part.split(/[=:]/);
  return [name, { sequence: Number(sequence), hash }];
}

/** Prints a line for each log; answers how many are wrong. */
async function verifyAll({ subgraphs }: OpenGraph, known: ReadonlyMap<string, AuditHead>): Promise<number> {
  let problems = 0;
  for (const { party } of subgraphs) {
    const { head, unsealed, problem } = await verifyAuditLog(party.db, known.get(party.name));
    const end = head.hash === null ? 'empty' : `${party.name}=${head.sequence}:${head.hash}`;
    const waiting = unsealed > 0 ? `, ${unsealed} not sealed yet` : '';
    process.stdout.write(`${party.name}: ${problem ?? 'as it was written'}${waiting}  ${end}\n`);
    if (problem !== null) problems += 1;
  }
  return problems;
}
