import type { ASTNode } from 'graphql';

/** The same, but for where it stood: a node's location holds on to every token of its document. */
export const withoutLocations = <Node extends ASTNode>(node: Node): Node =>
  // Nodes are plain objects; what is left out is optional in all of them.
  bare(node) as Node;

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    if (key !== 'loc' && each !== undefined) copy[key] = bare(each);
  }
  return copy;
}
