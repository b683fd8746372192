import { isObject } from './entity.ts';
import type { WriteAt } from './writing.ts';

/**
 * Of an object that a subgraph does not know, what it was asked under a name may be known of another subgraph: under the
 * field's own name, as a part of the object's key.
 */
export const orAsOthersTell =
  (field: string, write: WriteAt): WriteAt =>
  (holder, key, writing) => {
    const isTold = holder[key] !== undefined || !writing.run.absent.has(holder) || !isObject(holder[field]);
    return write(holder, isTold ? key : field, writing);
  };
