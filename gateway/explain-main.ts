import { coercedVariables } from './execute.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { scopeEnforcer } from './authorization.ts';
import type { Caller } from './caller.ts';
import { createCostModel } from './cost.ts';
import { readCostRules } from './cost-rules.ts';
import type { Explanation } from './explain.ts';
import { type Generation, loadGeneration } from './generation.ts';
import { planFor } from './plan-for.ts';
import { planTree } from './plan-tree.ts';
import { prepare, variablesOf } from './prepare.ts';
import { printExplanation, type PrintedExplanation } from './print-explanation.ts';
import { createDocumentReader, InvalidDocument } from './read-document.ts';

const USAGE =
  'npm run explain -- FILE.graphql [--variables JSON] [--operation NAME] [--supergraph FILE | --url URL [--token TOKEN]]';

/** This graph's own, beside this file's room. */
const SUPERGRAPH = path.join(import.meta.dirname, '../schema/supergraph.graphql');

interface Asked {
  readonly source: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Plans an operation for a caller who may read everything, and carries nothing out. */
async function explainHere(generation: Generation, asked: Asked): Promise<PrintedExplanation> {
  const reader = createDocumentReader(generation, { introspection: true });
  const startedAt = performance.now();
  const prepared = prepare(generation, { ...asked, document: () => reader.read(asked.source) });
  const { operation } = prepared;
  const caller: Caller = { account: 'explain', scopes: new Set(operation.rules.flat(3)), viewer: null };
  const { coerced: given, errors } = coercedVariables(generation, prepared, asked.variables);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  const coerced = variablesOf(prepared, given);
  const { plan } = await planFor(generation, operation, { caller, coerced });
  const ms = Math.round(performance.now() - startedAt);
  const model = createCostModel(generation.clientSchema, readCostRules(generation.supergraph.schema));
  const costed = { operation: operation.asked, variables: coerced };
  await generation.planner.close();
  return { plan: planTree(plan), cost: { estimated: model.estimate(costed) }, ms };
}

/** Has a running gateway carry the operation out, and explain it. */
async function explainThere(
  url: string,
  { source, ...asked }: Asked,
  token: string | undefined,
): Promise<PrintedExplanation> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-explain': '1',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: source, ...asked }),
  });
  const text = await response.text();
  const { extensions } = JSON.parse(text) as { extensions?: { explain?: Explanation } };
  if (!extensions?.explain)
    throw new Error(`The gateway explains nothing to this caller. It answered:\n${text}`);
  return extensions.explain;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      variables: { type: 'string', default: '{}' },
      operation: { type: 'string' },
      supergraph: { type: 'string', default: SUPERGRAPH },
      url: { type: 'string' },
      token: { type: 'string' },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(`Usage: ${USAGE}`);
  const asked = {
    source: await readFile(file, 'utf8'),
    operationName: values.operation,
    variables: JSON.parse(values.variables) as Asked['variables'],
  };
  const explanation =
    values.url === undefined
      ? await explainHere(loadGeneration(await readFile(values.supergraph, 'utf8'), scopeEnforcer), asked)
      : await explainThere(values.url, asked, values.token);
  process.stdout.write(printExplanation(explanation));
}

await main().catch((error: unknown) => {
  const lines = error instanceof InvalidDocument ? error.errors.map(({ message }) => message) : [];
  process.stderr.write(`${[error instanceof Error ? error.message : String(error), ...lines].join('\n')}\n`);
  process.exitCode = 1;
});
