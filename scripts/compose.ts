import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { composeSupergraph } from '../gateway/compose.ts';
import { subgraphs } from '../subgraphs/index.ts';

const FILE = 'schema/supergraph.graphql';

/** Writes the supergraph, or with `--check` says whether the one that is there is what the subgraphs compose to. */
async function main(): Promise<void> {
  const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
  const supergraph = composeSupergraph(subgraphs);
  if (!check) return await writeFile(FILE, supergraph);
  const written = await readFile(FILE, 'utf8').catch(() => null);
  if (written !== supergraph) throw new Error(`${FILE} is not what the subgraphs compose to`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
