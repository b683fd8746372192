import type { LogisticsContext } from '../context.ts';
import type { PortFilter } from '../generated.ts';
import type { PortRecord } from '../models/port.ts';

const MAX_PORTS = 500;

/** Ports by code. */
export const listPorts = (
  { models }: LogisticsContext,
  { code, country, kind }: PortFilter,
): Promise<readonly PortRecord[]> =>
  models.ports
    .find({
      ...(code != null && { $or: [{ code }, { aliases: code }] }),
      ...(country != null && { country }),
      ...(kind != null && { kinds: kind }),
    })
    .sort({ code: 1 })
    .limit(MAX_PORTS)
    .batchSize(MAX_PORTS)
    .lean<PortRecord[]>();
