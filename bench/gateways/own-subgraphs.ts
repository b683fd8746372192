import { createServer, type IncomingMessage } from 'node:http';
import { type DocumentNode, execute, parse } from 'graphql';
import { startDatabase } from '../../database/index.ts';
import { scopesOf } from '../../runtime/roles.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { openInstallation } from '../../start/installation.ts';
import { openGraph } from '../../start/open-graph.ts';
import { subgraphs } from '../../subgraphs/index.ts';

/** A process of its own: our subgraphs on a prepared installation, unsigned, on one port, each at its name. */
const [, , dataDir = ''] = process.argv;
const { databaseDirectory, socket } = await openInstallation(dataDir);
const database = await startDatabase({ dataDir: databaseDirectory, socket, fsync: false });
const graph = await openGraph(database.uri, subgraphs);

/** Peers cannot sign who asks, so everybody is the operator. */
const viewer: Viewer = {
  account: 'bench',
  role: 'operator',
  partyId: null,
  scopes: scopesOf('operator'),
};

const byPath = new Map(graph.subgraphs.map((open) => [`/${open.subgraph.name}`, open]));
const documents = new Map<string, DocumentNode>();
let count = 0;

function documentOf(query: string): DocumentNode {
  const known = documents.get(query);
  if (known) return known;
  const document = parse(query, { noLocation: true });
  documents.set(query, document);
  return document;
}

interface Body {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

async function answer(url: string, text: string): Promise<unknown> {
  if (url.startsWith('/count')) {
    const taken = count;
    count = 0;
    return taken;
  }
  const open = byPath.get(url);
  if (!open) return { errors: [{ message: 'no such subgraph' }] };
  count++;
  // The bench's own gateways send it.
  const { query, variables, operationName } = JSON.parse(text) as Body;
  return execute({
    schema: open.subgraph.schema,
    document: documentOf(query),
    variableValues: variables,
    operationName,
    contextValue: open.instance.contextFor({ viewer }),
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const server = createServer((request, response) => {
  void textOf(request)
    .then((text) => answer(request.url ?? '', text))
    .then((result) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(result));
    })
    .catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
});

// Node's own five seconds end connections at the moment at which some gateways send on them.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
