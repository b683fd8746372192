import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';

/** What each test closes when it has ended. */
export const closers: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A subgraph that answers whatever a test wants. */
export async function serve(handler: Handler): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => handler(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

export const JSON_TYPE = { 'content-type': 'application/json' };

export const answering =
  (body: string | Buffer, status = 200, headers: Record<string, string> = JSON_TYPE): Handler =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);
