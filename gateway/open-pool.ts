import { Pool } from 'undici';

const MAX_CONNECTIONS = 256;

/** Connections to one server, kept open between calls. */
export const openPool = (origin: string): Pool =>
  new Pool(origin, { connections: MAX_CONNECTIONS, pipelining: 1 });
