import { parseText } from '../../../values/text.ts';
import { readCount, readFields } from './read-fields.ts';
import { MAX_PARTS } from './snapshot.ts';
import { readWarehouse } from './stock-row.ts';

/** The schema's `SnapshotPartInput`. */
export interface SnapshotPartInput {
  readonly id: string;
  readonly part: number;
  readonly last: boolean;
  readonly warehouseId: string;
}

const NAME_LENGTH = 64;

/** @throws Problems with everything that is wrong. */
export const readSnapshotPart = ({ id, part, last, warehouseId }: SnapshotPartInput): SnapshotPartInput =>
  readFields({
    id: () => parseText(id, NAME_LENGTH),
    part: () => readCount(part, { from: 1, to: MAX_PARTS }),
    last: () => last,
    warehouseId: () => readWarehouse(warehouseId),
  });
