import type { Import } from '../../../runtime/import.ts';
import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import type { IpRight } from '../../../values/ip-verdict.ts';
import { Problem, type ProblemCode, Problems } from '../../../values/problem.ts';
import type { Models } from '../models/index.ts';
import { readIpClasses } from './ip-classes.ts';
import { readIpRightRows } from './read-ip-right-rows.ts';
import { replaceIpRights } from './replace-ip-rights.ts';

const IMPORT = 'IMPORT';

/** An event carries a territory's rights as a whole, so they must fit one document with room to spare. */
const MAX_RIGHTS_PER_TERRITORY = 5_000;
const MAX_ROWS = 20_000;

/** An operator's rights. A file holds all rights of the territories that it names: it replaces them. */
export const createIpImport = (deps: SubgraphDeps, models: Models): Import => ({
  name: 'ip',
  run: async (rows) => {
    if (rows.length === 0 || rows.length > MAX_ROWS) {
      throw refused('INVALID', 'row-count-out-of-range', `A file has 1 to ${MAX_ROWS} rows`);
    }
    const rights = readIpRightRows(rows, IMPORT, readIpClasses().hsPrefixesOfClass);
    const updatedOn = chinaDate(deps.clock.now());
    const sets = byTerritory(rights).map((set) => ({ ...set, source: IMPORT, updatedOn }));
    await replaceIpRights(deps, models, sets);
    return { imported: rights.length };
  },
});

/** The rights of each territory, by kind and number. @throws LIMIT_EXCEEDED */
export function byTerritory(
  rights: readonly IpRight[],
): readonly { readonly territory: string; readonly rights: readonly IpRight[] }[] {
  const territories = [...new Set(rights.map(({ territory }) => territory))].sort();
  return territories.map((territory) => {
    const own = rights.filter((right) => right.territory === territory);
    if (own.length > MAX_RIGHTS_PER_TERRITORY) {
      const message = `${territory} has ${own.length} rights; at most ${MAX_RIGHTS_PER_TERRITORY} are kept`;
      throw refused('LIMIT_EXCEEDED', 'too-many-rights', message);
    }
    return { territory, rights: [...own].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) };
  });
}

const refused = (code: ProblemCode, reason: string, message: string): Problems =>
  new Problems([new Problem(code, reason, { message, field: ['rows'] })]);

const keyOf = ({ kind, number }: IpRight): string => `${kind}/${number}`;
