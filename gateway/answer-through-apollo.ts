import type { ApolloServer } from '@apollo/server';
import { apolloAnswer } from '../runtime/apollo-answer.ts';
import type { AnswerGraphql } from '../runtime/graphql-route.ts';
import { countErrors } from './count-errors.ts';
import { isTooDeep, tooDeep } from './document-rules.ts';
import type { Generation } from './generation.ts';
import type { GatewayMetrics } from './metrics.ts';
import { documentKey } from './prepare.ts';
import { formattedProblem } from './read-document.ts';
import type { GatewayRequest } from './subgraph-call.ts';

export interface ApolloAnswers {
  readonly server: ApolloServer<GatewayRequest>;
  readonly generation: Generation;
  readonly metrics: Pick<GatewayMetrics, 'observeError'>;
}

/** Carries out operations with all of Apollo Server, for plugins to hear of each step. */
export function answerThroughApollo({
  server,
  generation,
  metrics,
}: ApolloAnswers): AnswerGraphql<GatewayRequest> {
  const answer = apolloAnswer(server);
  return (operation, context, request) => {
    const { query, operationName } = operation;
    const isKnown = generation.documents.get(documentKey(query, operationName)) !== undefined;
    // What is known was read before; what is too deep must not be read at all.
    if (isKnown || !isTooDeep(query)) return answer(operation, context, request);
    const errors = [formattedProblem(tooDeep())];
    countErrors(metrics, errors);
    return { status: 400, body: JSON.stringify({ errors }) };
  };
}
