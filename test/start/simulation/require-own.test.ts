import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openDevelopmentIssuer } from '../../../gateway/index.ts';
import { openDesk } from '../../../start/simulation/desk.ts';
import { requireOwn } from '../../../start/simulation/require-own.ts';

describe('the address of a simulation', () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  /** Asks an installation that answers so. */
  async function asked(answer: object): Promise<void> {
    server = createServer((_request, response) => void response.end(JSON.stringify(answer)));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const dataDir = await mkdtemp(path.join(tmpdir(), 'own-'));
    await openDevelopmentIssuer(dataDir);
    const { port } = server.address() as AddressInfo;
    return requireOwn(openDesk({ url: `http://127.0.0.1:${port}`, dataDir }), dataDir);
  }

  it('is taken where the installation knows the keys in DATA_DIR', async () => {
    await expect(asked({ data: { alertRules: [{ code: 'VELOCITY' }] } })).resolves.toBeUndefined();
  });

  it.each([
    [
      'refuses their tokens',
      { errors: [{ message: 'A token is needed', extensions: { code: 'UNAUTHENTICATED' } }] },
    ],
    ['takes anybody for a visitor', { data: { alertRules: null } }],
    ['is another graph', { errors: [{ message: 'Cannot query field "alertRules"' }] }],
  ])('is refused with what is needed where it %s', async (_what, answer) => {
    await expect(asked(answer)).rejects.toThrow(
      /is not the installation of DATA_DIR[^]*nothing was changed[^]*MONGODB_URI/,
    );
  });
});
