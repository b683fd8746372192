import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readRows } from '../../../start/commands/read-rows.ts';
import { logistics } from '../../../subgraphs/logistics/index.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { openTestSubgraph } from '../../support/subgraph.ts';
import { openSupervision } from '../../support/supervision.ts';

const databases = await databasesOfThisFile();
const imports = {
  ...(await openSupervision(databases)).instance.imports,
  ...(await openTestSubgraph(logistics, databases)).instance.imports,
};

describe('an operator’s files in examples/', () => {
  it.each(['freight', 'customs-rates', 'indicators', 'alert-rules'] as const)(
    'are taken: %s',
    async (kind) => {
      const file = path.join(import.meta.dirname, `../../../examples/operator/${kind}.csv`);
      const rows = (await readRows(file)).map(({ cells }) => cells);
      expect(await imports[kind].run(rows, path.basename(file))).toEqual({ imported: rows.length });
    },
  );
});
