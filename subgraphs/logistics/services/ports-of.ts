import type { LogisticsContext } from '../context.ts';
import type { PortRecord } from '../models/port.ts';

/** The ports of a lane, in its order. */
export async function portsOf(
  { loaders }: LogisticsContext,
  ids: readonly string[],
): Promise<readonly PortRecord[]> {
  const ports = await Promise.all(ids.map((id) => loaders.portById.load(id)));
  return ports.filter((port) => port !== null);
}
