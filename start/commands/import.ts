import path from 'node:path';
import * as z from 'zod';
import type { Import } from '../../runtime/import.ts';
import { Problems } from '../../values/problem.ts';
import { loadSettings } from '../config.ts';
import type { OpenGraph } from '../open-graph.ts';
import { runCommand } from './command.ts';
import { type FileRow, readRows } from './read-rows.ts';
import { withGraph } from './with-graph.ts';

const KINDS = [
  ...['rates', 'fx', 'duties', 'premiums', 'holidays', 'freight', 'ip'],
  ...['customs-rates', 'indicators', 'alert-rules'],
];

const usage = `npm run import -- KIND FILE

KIND is one of ${KINDS.join(', ')}.

FILE is CSV with a line of names, or JSON with a list of objects; its ending says which.
All rows are checked before any is taken: a file with a bad row changes nothing.`;

await runCommand(
  {
    usage,
    options: {},
    shape: z.object({
      positionals: z.tuple(
        [z.enum(KINDS, `is one of ${KINDS.join(', ')}`), z.string()],
        'say what to import, and from which file',
      ),
    }),
    run: async ({ positionals: [kind, name] }) => {
      // npm runs its scripts in the project's folder; the user may stand in another.
      const file = path.resolve(process.env['INIT_CWD'] ?? '.', name);
      const rows = await readRows(file);
      const imported = await withGraph(loadSettings(process.env), (graph) =>
        importRows(graph, { kind, rows, fileName: path.basename(file) }),
      );
      process.stdout.write(`${imported.toLocaleString('en')} rows are taken\n`);
    },
  },
  process.argv.slice(2),
);

interface OperatorFile {
  readonly kind: string;
  readonly rows: readonly FileRow[];
  readonly fileName: string;
}

async function importRows(graph: OpenGraph, { kind, rows, fileName }: OperatorFile): Promise<number> {
  // What is shipped comes first, or it would be installed over what is imported now.
  for (const { instance } of graph.subgraphs) await instance.install(() => undefined);
  const cells = rows.map((row) => row.cells);
  try {
    return (await importOf(graph, kind).run(cells, fileName)).imported;
  } catch (error) {
    throw error instanceof Problems ? new Error(refusal(error, rows), { cause: error }) : error;
  }
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
