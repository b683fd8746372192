import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port that nobody listens on now.
 *
 * Workers cannot be told to take any: they share a socket by the port that each asks for, and one that is started again
 * has to ask for the same.
 */
export async function freePort(host: string): Promise<number> {
  // Somebody may try the port just now: the server closes when the last connection has gone.
  const server = createServer((socket) => socket.destroy()).listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error(`No port of ${host} is free`);
  return address.port;
}
