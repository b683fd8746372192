import { deserialize, serialize } from '../bson/document.ts';
import { DamagedFileError } from './data-file.ts';
import type { Environment } from './environment.ts';
import { FORMAT_KEY } from './keys.ts';
import { readSealed, seal } from './seal.ts';

const APPLICATION = 'beltgraph-database';
const FORMAT = 1;

/** Marks a new file as ours, and refuses one of another program or of another version of the format. */
export function checkFormat({ writer, directory }: Environment): void {
  const record = writer.get(FORMAT_KEY);
  if (!record) {
    const isEmpty = writer.getKeysCount({ start: Buffer.of(0), limit: 1 }) === 0;
    if (!isEmpty) throw new DamagedFileError(`${directory} holds the LMDB file of another program.`);
    writer.putSync(FORMAT_KEY, seal(serialize({ application: APPLICATION, format: FORMAT })));
    return;
  }
  const { application, format } = deserialize(readSealed(record, 'the format record'));
  if (application !== APPLICATION || format !== FORMAT) {
    throw new DamagedFileError(
      `${directory} has the format ${String(application)}/${String(format)}; this version reads ${APPLICATION}/${FORMAT}.`,
    );
  }
}
