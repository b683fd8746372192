import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeyPositions } from '../../../database/store/key-positions.ts';
import { WriteLog } from '../../../database/store/write-log.ts';

const key = fc.uint8Array({ minLength: 0, maxLength: 3 }).map((bytes) => Buffer.from(bytes));

it('the positions of keys are those of their last writes, as a map has them', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 200 }), fc.array(key), (written, asked) => {
      const log = new WriteLog();
      const positions = new KeyPositions(log);
      const wanted = new Map<string, number>();
      for (const each of written) {
        const position = log.add(each, null);
        expect(positions.set(each, position)).toBe(wanted.get(each.toString('latin1')));
        wanted.set(each.toString('latin1'), position);
      }
      for (const each of [...written, ...asked]) {
        expect(positions.get(each)).toBe(wanted.get(each.toString('latin1')));
      }
      expect(positions.size).toBe(wanted.size);
      expect(positions.inOrder()).toEqual([...wanted.values()].sort((a, b) => a - b));
    }),
  );
});
