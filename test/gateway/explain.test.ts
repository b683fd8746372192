import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { belts } from './support/belts.ts';
import { startTestGateway, type TestGateway } from './support/fixtures.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ fixtures: [belts] });
});
afterAll(() => gateway.stop());

const ASK = { headers: { 'x-explain': '1' }, as: 'gateway:explain' };
interface Told {
  readonly plan: { readonly kind: string };
  readonly known: { readonly document: boolean; readonly plan: boolean };
}
const explained = (body: Readonly<Record<string, unknown>>): Told | undefined =>
  (body['extensions'] as { explain?: Told } | undefined)?.explain;

describe('extensions.explain', () => {
  it('tells plan, calls, cost and what was known before', async () => {
    const query = '{ belts { id name } }';
    const first = await gateway.ask(query, ASK);
    expect(first.data.belts).toHaveLength(1);
    expect(explained(first.body)).toMatchObject({
      plan: { kind: 'Fetch', subgraph: 'belts', query: expect.stringContaining('belts') },
      calls: [{ subgraph: 'belts', entities: 0, outcome: 'answered', shared: false, ms: expect.any(Number) }],
      cost: { estimated: 10, actual: 1 },
      known: { document: false, plan: false },
    });
    const second = await gateway.ask(query, ASK);
    expect(explained(second.body)?.known).toEqual({ document: true, plan: true });
  });

  it('is told to no one who does not ask, or may not', async () => {
    const query = '{ belts { id } }';
    for (const options of [{}, { headers: ASK.headers }, { as: ASK.as }, { ...ASK, as: 'gateway:other' }]) {
      expect((await gateway.ask(query, options)).body).not.toHaveProperty('extensions');
    }
  });

  it('may be asked for within the request', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Scopes gateway:explain' },
      body: JSON.stringify({ query: '{ belts { id } }', extensions: { explain: true } }),
    });
    expect(explained((await response.json()) as Record<string, unknown>)).toHaveProperty(
      'plan.kind',
      'Fetch',
    );
  });

  it('reckons with defaults of variables as what is carried out', async () => {
    const query = 'query ($if: Boolean = true) { belts @skip(if: $if) { id } refused }';
    const { body } = await gateway.ask(query, ASK);
    expect(explained(body)).toMatchObject({ cost: { estimated: 0, actual: 0 } });
  });

  it('leaves a refusal of variables as it is, and plans nothing', async () => {
    const query = 'query ($if: Boolean!) { belts @skip(if: $if) { id } }';
    const { status, problems, body } = await gateway.ask(query, ASK);
    expect([status, problems]).toEqual([400, [['BAD_INPUT', undefined]]]);
    expect(body).not.toHaveProperty('extensions');
    const again = await gateway.ask(query, { ...ASK, variables: { if: false } });
    expect(explained(again.body)?.known).toEqual({ document: true, plan: false });
  });

  it('says nothing about what is no operation', async () => {
    expect((await gateway.ask('{ nothing }', ASK)).body).not.toHaveProperty('extensions');
  });

  it.each(['nobody', 'everybody'] as const)(
    'is told to %s where the installation says so',
    async (explainTo) => {
      const other = await startTestGateway({ fixtures: [belts], gateway: { explainTo } });
      const asked = await other.ask('{ belts { id } }', ASK);
      const visitor = await other.ask('{ belts { id } }', { headers: ASK.headers });
      await other.stop();
      const isTold = explainTo === 'everybody';
      expect([explained(asked.body), explained(visitor.body)].map((each) => each !== undefined)).toEqual([
        isTold,
        isTold,
      ]);
    },
  );
});
