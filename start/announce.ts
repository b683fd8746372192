import { sampleId } from './catalogue/identity.ts';

/** A maker of toys in Chenghai, whose goods `examples/` are about. */
const SAMPLE_SUPPLIER = sampleId('sup', 101);

/** What a start that went well has to say. */
export interface Announcement {
  readonly url: string;
  readonly tookMs: number;
  readonly database: string;
  readonly workers: number;
}

const FIRST_QUERY =
  '{"query":"{ belts(filter: {search: \\"Chenghai\\"}) { nodes { name suppliers(first: 3) { nodes { name } } } } }"}';

/** The text that the terminal shows when the graph is ready. */
export const announce = ({ url, tookMs, database, workers }: Announcement): string => `
  Beltgraph is ready (${(tookMs / 1_000).toFixed(1)} s, ${workers} ${workers === 1 ? 'worker' : 'workers'}, ${database}).

  Console   ${url}/
  Graph     ${url}/graphql
  Health    ${url}/health/ready      Metrics  ${url}/metrics

  A first query:

    curl -s ${url}/graphql -H 'content-type: application/json' \\
      -d '${FIRST_QUERY}'

  A token, here of a supplier of the sample catalogue (more: npm run token -- --help, examples/README.md):

    npm run token -- --as supplier --id ${SAMPLE_SUPPLIER}

  Ctrl-C stops everything; a second Ctrl-C at once.`;
