import { existsSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';

const isAnswering = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });

/** Removes the socket that a killed server has left. Refuses one at which somebody answers. */
export async function freeSocketPath(path: string): Promise<void> {
  if (!existsSync(path)) return;
  if (await isAnswering(path)) throw new Error(`Another process listens at ${path}.`);
  unlinkSync(path);
}
