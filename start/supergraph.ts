import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Subgraph } from '../runtime/subgraph.ts';
import { composeSupergraph } from '../gateway/index.ts';

const file = path.join(import.meta.dirname, '../schema/supergraph.graphql');
const isCompiled = path.extname(import.meta.filename) === '.js';

/**
 * The supergraph that clients see.
 *
 * A build serves the committed file, which `npm run check` compares with the subgraphs: composing takes longer than all
 * the rest of a start. In development, where subgraphs change from one start to the next, it is composed.
 */
export const readSupergraph = (subgraphs: readonly Subgraph[]): Promise<string> =>
  isCompiled ? readFile(file, 'utf8') : Promise.resolve(composeSupergraph(subgraphs));
