import { parse, print } from 'graphql';
import type { PlanTree } from './plan-tree.ts';
import type { TracedCall } from './trace.ts';

/** What is known of how an operation is carried out; calls and what it did cost only where it ran. */
export interface PrintedExplanation {
  readonly plan: PlanTree;
  readonly calls?: readonly TracedCall[];
  readonly cost: { readonly estimated: number; readonly actual?: number };
  readonly known?: { readonly document: boolean; readonly plan: boolean };
  readonly ms: number;
}

/** An explanation for people: the plan as a tree, what it costs, and what each call took. */
export function printExplanation({ plan, calls = [], cost, known, ms }: PrintedExplanation): string {
  const actual = cost.actual === undefined ? '' : `, actual ${cost.actual}`;
  const lines = [
    ...linesOf(plan),
    '',
    `Cost: estimated ${cost.estimated}${actual}`,
    ...(known ? [`Known before: document ${yesNo(known.document)}, plan ${yesNo(known.plan)}`] : []),
    ...calls.map(
      ({ subgraph, entities, startMs, ms: took, outcome, shared }) =>
        `Call: ${subgraph}, ${entities === 0 ? 'a root' : `${entities} entities`}, at ${startMs} ms, took ${took} ms, ${outcome}${shared ? ', shared' : ''}`,
    ),
    `${known ? 'Answered' : 'Planned'} in ${ms} ms`,
  ];
  return `${lines.join('\n')}\n`;
}

const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

function linesOf(tree: PlanTree): readonly string[] {
  const { kind, subgraph, at, query, nodes = [] } = tree;
  const head = [kind, subgraph, at && `at ${at}`].filter(Boolean).join(' ');
  const text = query === undefined ? [] : print(parse(query)).split('\n');
  const inner = [...text, ...nodes.flatMap(linesOf)];
  return [head, ...inner.map((line) => `  ${line}`)];
}
