import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'graphql';
import { composeServicesOrThrow } from '../../gateway/compose.ts';
import { belts } from '../gateway/support/belts.ts';
import { startTestGateway } from '../gateway/support/fixtures.ts';
import { runCommand } from '../support/installation.ts';

jest.setTimeout(120_000);

const SUBGRAPHS = {
  belts: 'type Query { belt: Belt belts(first: Int = 7): [Belt!]! } type Belt @key(fields: "id") { id: ID! }',
  names: 'type Belt @key(fields: "id") { id: ID! name: String }',
};
const QUERY = 'query ($withName: Boolean!) { belt { id name @include(if: $withName) } }';

describe('npm run explain', () => {
  let directory: string;
  const fileOf = (name: string) => path.join(directory, name);
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'beltgraph-explain-'));
    const services = Object.entries(SUBGRAPHS).map(([name, sdl]) => ({
      name,
      typeDefs: parse(sdl),
      url: '',
    }));
    await writeFile(fileOf('supergraph.graphql'), composeServicesOrThrow(services));
    await writeFile(fileOf('query.graphql'), QUERY);
    await writeFile(fileOf('bad.graphql'), '{ nothing }');
  });
  afterAll(() => rm(directory, { recursive: true }));

  const explain = (file: string, ...options: readonly string[]) => {
    const args = [fileOf(file), '--supergraph', fileOf('supergraph.graphql'), ...options];
    return runCommand('gateway/explain-main.js', args, {});
  };

  it('shows the plan as a tree, and what it costs at most', async () => {
    const { code, output } = await explain('query.graphql', '--variables', '{"withName":true}');
    expect({ code, output }).toEqual({ code: 0, output: expect.any(String) });
    expect(output).toMatch(/^Sequence\n {2}Fetch belts\n[^]*\n {2}Fetch names at belt\n/);
    expect(output).toMatch(/\nCost: estimated 1\nPlanned in \d+ ms\n$/);
  });

  it('has a gateway carry it out, and shows what became of it', async () => {
    const gateway = await startTestGateway({ fixtures: [belts], gateway: { explainTo: 'everybody' } });
    await writeFile(fileOf('there.graphql'), '{ belts { id name } }');
    const ask = () =>
      runCommand('gateway/explain-main.js', [fileOf('there.graphql'), '--url', `${gateway.url}/graphql`], {});
    try {
      const { code, output } = await ask();
      expect({ code, output }).toEqual({ code: 0, output: expect.any(String) });
      expect(output).toMatch(/^Fetch belts\n/);
      expect(output).toContain('\nCost: estimated 10, actual 1\n');
      expect(output).toContain('\nKnown before: document no, plan no\n');
      expect(output).toMatch(
        /\nCall: belts, a root, at [\d.]+ ms, took [\d.]+ ms, answered\nAnswered in [\d.]+ ms\n$/,
      );
      expect((await ask()).output).toContain('\nKnown before: document yes, plan yes\n');
    } finally {
      await gateway.stop();
    }
  });

  it.each([
    [
      'a variable that is missing',
      'query.graphql',
      'Variable "$withName" of required type "Boolean!" was not provided.',
    ],
    ['what the graph does not have', 'bad.graphql', 'Cannot query field "nothing" on type "Query".'],
  ])('says what is wrong with %s', async (_case, file, message) => {
    expect(await explain(file)).toMatchObject({ code: 1, output: expect.stringContaining(message) });
  });
});
