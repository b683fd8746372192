import path from 'node:path';
import { z } from 'zod';
import type { Import } from '../../runtime/import.ts';
import { Problems } from '../../values/problem.ts';
import { loadSettings } from '../config.ts';
import type { OpenGraph } from '../open-graph.ts';
import { noPositionals, runCommand, UsageError } from './command.ts';
import { type FileRow, readRows } from './read-rows.ts';
import { withGraph } from './with-graph.ts';

const usage = `npm run import -- rates|fx|duties|ip|holidays FILE

FILE is CSV with a line of names, or JSON with a list of objects; its ending says which.
All rows are checked before any is taken: a file with a bad row changes nothing.`;

const KINDS = ['rates', 'fx', 'duties', 'ip', 'holidays'];

await runCommand(
  {
    usage,
    options: {},
    shape: z.object({ positionals: z.tuple([z.enum(KINDS), z.string()]).or(noPositionals) }),
    run: async ({ positionals: [kind, file] }) => {
      if (!kind || !file) throw new UsageError('Say what to import, and from which file');
      // npm runs its scripts in the project's folder; the user may stand in another.
      const rows = await readRows(path.resolve(process.env['INIT_CWD'] ?? '.', file));
      await withGraph(loadSettings(process.env), (graph) => importRows(graph, kind, rows));
    },
  },
  process.argv.slice(2),
);

async function importRows(graph: OpenGraph, kind: string, rows: readonly FileRow[]): Promise<void> {
  for (const { instance } of graph.subgraphs) await instance.install(() => undefined);
  const { imported } = await importOf(graph, kind)
    .run(rows.map(({ cells }) => cells))
    .catch((error: unknown) => {
      throw error instanceof Problems ? new Error(refusal(error, rows)) : error;
    });
  process.stdout.write(`${imported.toLocaleString('en')} rows are taken\n`);
}

function importOf(graph: OpenGraph, kind: string): Import {
  const found = graph.subgraphs.flatMap(({ instance }) => instance.imports?.[kind] ?? [])[0];
  if (!found) throw new Error(`No subgraph takes ${kind}`);
  return found;
}

/** Every problem with the place in the file where it stands. */
function refusal({ problems }: Problems, rows: readonly FileRow[]): string {
  const lines = problems.map(({ field, message }) => {
    const [, index, ...column] = field ?? [];
    const place = index === undefined ? null : rows[Number(index)]?.place;
    return `  ${[place, column.join('.'), message].filter(Boolean).join(': ')}`;
  });
  return `Nothing is taken, because of\n${lines.join('\n')}`;
}
