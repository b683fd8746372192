import type { Channel } from '../../../values/channel.ts';
import type { CustomsMode } from './customs-mode.ts';

/** What decides under which mode goods are exported. */
export interface ExportWay {
  readonly channel: Channel;
  readonly isOverseasWarehouse: boolean;
  readonly fromBondedWarehouse: boolean;
  readonly isInZone: boolean;
}

/**
 * The mode that goods are exported under when their declarant names none.
 *
 * Market procurement is never chosen by itself: it is open to goods bought at recognised markets, which no document of
 * an order tells.
 */
export function chooseMode({
  channel,
  isOverseasWarehouse,
  fromBondedWarehouse,
  isInZone,
}: ExportWay): CustomsMode {
  if (channel === 'B2C') return fromBondedWarehouse ? 'M1210' : 'M9610';
  if (isOverseasWarehouse) return 'M9810';
  return isInZone ? 'M9710' : 'M0110';
}
