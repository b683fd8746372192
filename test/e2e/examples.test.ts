import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnswerData } from '../support/answer-data.ts';
import {
  endInstallations,
  type GraphAnswer,
  type Installation,
  startInstallation,
} from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';

const directory = path.join(import.meta.dirname, '../../examples');
const supplierId = 'sup_01941f484ea000000000650000000000';

/** In the order of the README, which is the order in which a supplier sends them. */
const examples = [
  ...readFileSync(path.join(directory, 'README.md'), 'utf8').matchAll(/`(\w+\/[\w-]+\.graphql)`/g),
].flatMap((match) => match.slice(1));

let graph: Installation;
beforeAll(async () => {
  graph = await startInstallation(await installedDataDir());
}, 180_000);
afterAll(endInstallations);

/** Sends an example as its first line says. */
async function send(example: string) {
  const file = path.join(directory, example);
  const query = readFileSync(file, 'utf8');
  const variablesFile = file.replace('.graphql', '.json');
  const variables = existsSync(variablesFile)
    ? (JSON.parse(readFileSync(variablesFile, 'utf8')) as object)
    : {};
  const needsToken = query.startsWith(`# Token: npm run token -- --as supplier --id ${supplierId}`);
  return graph.ask(query, variables, needsToken ? await graph.token('supplier', supplierId) : undefined);
}

describe('examples', () => {
  it('are all in the README', () => {
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    // Those of a trade need what came before them: docs/toy-set.md runs them, and its own test that page.
    const alone = files.filter((file) => file.endsWith('.graphql') && !file.startsWith('trade/'));
    expect([...examples].sort()).toEqual(alone.sort());
  });

  it.each(examples)('%s is answered without an error', async (example) => {
    const { data, errors } = await send(example);
    expect(errors).toBeUndefined();
    expect(Object.values(data as object)).not.toContain(null);
  });

  it('show a row refused beside a row taken', async () => {
    const { data } = await send('supplier/publish-skus.graphql');
    expect(data.publishSkus).toMatchObject({
      replayed: true,
      results: [
        { status: 'APPLIED', sku: { code: 'FARM-RED' } },
        { status: 'REJECTED', errors: [{ code: 'INVALID', field: ['skus', '1', 'hsCode'] }] },
      ],
    });
  });

  it('show the price of one listing before and after the rule changed', async () => {
    const { data } = await send('storefront/price-at-the-door.graphql');
    const dutyOf = (amount: string) => ({
      lines: expect.arrayContaining([
        expect.objectContaining({ kind: 'DUTY', amount: { amount, currency: 'EUR' } }),
      ]),
    });
    expect(data.listings.nodes).toEqual([
      expect.objectContaining({
        before: expect.objectContaining(dutyOf('0.00')),
        after: expect.objectContaining(dutyOf('3.00')),
      }),
    ]);
  });

  it('show what other days had', async () => {
    const { data } = await send('integrator/as-of.graphql');
    expect(data).toMatchObject({
      batteries2024: { rate: '0.13' },
      batteries2025: { rate: '0.09' },
      batteries2027: { rate: '0' },
      fireworks: { rate: null, problem: 'RATE_UNKNOWN' },
    });
    expect([data.zones2022.length, data.zonesToday.length]).toEqual([165, 178]);
  });
});

describe('the first query of the README', () => {
  it('is answered as it stands', async () => {
    const readme = readFileSync(path.join(directory, '../README.md'), 'utf8');
    const [, query = ''] =
      /```sh\ncurl -sG [^']+'content-type: application\/json' --data-urlencode 'query=([^']+)'/.exec(
        readme,
      ) ?? [];
    // As curl sends it, which not every machine has.
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${graph.url}/graphql?${new URLSearchParams({ query }).toString()}`, {
      headers,
    });
    const { data, errors } = (await response.json()) as GraphAnswer<AnswerData>;
    expect(errors).toBeUndefined();
    expect(data.belts.nodes).toMatchObject([{ name: 'Chenghai toys', zone: { name: 'Shantou' } }]);
  });
});
