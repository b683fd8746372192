import type { Channel } from '../../../values/channel.ts';
import { Problem } from '../../../values/problem.ts';
import type { CustomsMode } from './customs-mode.ts';

/** What decides under which mode goods are exported. */
export interface ExportWay {
  readonly channel: Channel;
  readonly isOverseasWarehouse: boolean;
  readonly fromBondedWarehouse: boolean;
  readonly isInZone: boolean;
}

/**
 * The modes that fit the way of the goods: first the one by rule, then those that a declarant may name instead.
 *
 * Goods go to consumers under the mode of the place that they leave: 1210 out of a bonded one, 9610 from anywhere else.
 * Only what goes to an overseas warehouse is 9810, and never 9710, which is a sale to a buyer abroad. Businesses may
 * always export by general trade. Market procurement is never chosen by itself: it is open to goods bought at recognised
 * markets, which no document of an order tells.
 */
export function modesFor({
  channel,
  isOverseasWarehouse,
  fromBondedWarehouse,
  isInZone,
}: ExportWay): readonly [CustomsMode, ...CustomsMode[]] {
  if (channel === 'B2C') return fromBondedWarehouse ? ['M1210'] : ['M9610'];
  if (isOverseasWarehouse) return ['M9810', 'M0110', 'M1039'];
  return isInZone ? ['M9710', 'M0110', 'M1039'] : ['M0110', 'M9710', 'M1039'];
}

/** The mode that goods are exported under when their declarant names none. */
export const chooseMode = (way: ExportWay): CustomsMode => modesFor(way)[0];

/** @throws MODE_NOT_ALLOWED for a mode that is for goods on another way */
export function requireModeFits(mode: CustomsMode, way: ExportWay): void {
  const fitting = modesFor(way);
  if (fitting.includes(mode)) return;
  throw new Problem('MODE_NOT_ALLOWED', 'mode-not-for-way', {
    message: `${mode} is not for goods on this way, which go by ${fitting.join(' or ')}`,
    field: ['mode'],
  });
}
