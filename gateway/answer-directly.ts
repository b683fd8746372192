import type { AnswerGraphql, GraphqlAnswer } from '../runtime/graphql-route.ts';
import { Refusal } from '../runtime/http.ts';
import { type CarriedOut, carryOut, type Execution } from './carry-out.ts';
import { countErrors } from './count-errors.ts';
import type { GatewayMetrics } from './metrics.ts';
import { type DocumentReader, InvalidDocument } from './read-document.ts';
import type { GatewayRequest } from './subgraph-call.ts';

export interface DirectAnswers {
  readonly execution: Execution;
  readonly reader: DocumentReader;
  readonly metrics: Pick<GatewayMetrics, 'observeError'>;
}

/**
 * Carries out operations without Apollo Server, for gateways whose plugins have nothing to hear.
 *
 * Byte by byte it answers what Apollo Server would.
 */
export const answerDirectly =
  ({ execution, reader, metrics }: DirectAnswers): AnswerGraphql<GatewayRequest> =>
  async ({ query: source, operationName, variables, isReadOnly }, request) => {
    const document = () => reader.read(source);
    try {
      const asked = { source, operationName, variables, isReadOnly, document };
      const carriedOut = await carryOut(execution, asked, request);
      countErrors(metrics, carriedOut.errors);
      return answerOf(carriedOut);
    } catch (error) {
      if (error instanceof Refusal) countErrors(metrics, [error.problem]);
      if (!(error instanceof InvalidDocument)) throw error;
      countErrors(metrics, error.errors);
      return { status: 400, body: JSON.stringify({ errors: error.errors }) };
    }
  };

/** The errors first, as the specification recommends: whoever reads an answer by eye should not miss them. */
function answerOf({ data, errors, status }: CarriedOut): GraphqlAnswer {
  if (errors.length === 0) return { status, body: `{"data":${data}}` };
  const told = JSON.stringify(errors);
  return { status, body: data === undefined ? `{"errors":${told}}` : `{"errors":${told},"data":${data}}` };
}
