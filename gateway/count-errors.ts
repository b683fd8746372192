import type { GraphQLFormattedError } from 'graphql';
import { isShownCode } from '../runtime/subgraph-errors.ts';
import type { GatewayMetrics } from './metrics.ts';

/** Codes of other graphs' subgraphs could be any number of labels. */
const labelOf = (code: unknown): string =>
  isShownCode(code) || code === 'INTERNAL' ? String(code) : 'OTHER';

/** Counts the errors of one answer. */
export function countErrors(
  { observeError }: Pick<GatewayMetrics, 'observeError'>,
  errors: readonly Pick<GraphQLFormattedError, 'extensions'>[],
): void {
  for (const { extensions } of errors) observeError(labelOf(extensions?.['code']));
}
