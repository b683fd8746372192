import { serialize } from 'node:v8';
import { expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { composeSupergraph } from '../../../gateway/compose.ts';
import { narrow } from '../../../gateway/execution/narrow.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import { createGatewayMetrics } from '../../../gateway/metrics.ts';
import type { HttpRequest } from '../../../runtime/http.ts';
import { createTestLog, defineFixture, inProcess } from '../support/fixtures.ts';

/** How many bytes V8 takes for a character of a text, by the tag that stands before a text in its own format. */
function bytesACharacter(text: string): number {
  const [, , tag, padded] = serialize(text);
  return [tag, padded].includes('c'.charCodeAt(0)) && tag !== '"'.charCodeAt(0) ? 2 : 1;
}

/** A name from a text that has wide characters too. */
const cut = (name: string): string => `義烏 ${name}`.slice(3);

it.each([
  ['cut from a wide text', cut('consignments'), 1],
  ['as it is', 'consignments', 1],
  ['with a character of Latin-1', cut('Stück für Stück'), 2],
  ['with a wide character', '義烏 consignments', 2],
  ['with half a character', cut('half of one: \ud83d'), 2],
  ['of nothing', '', 1],
])('keeps a text %s', (_case, text, bytes) => {
  expect(narrow(text)).toBe(text);
  expect(bytesACharacter(narrow(text))).toBe(bytes);
});

/** V8 keeps each name once, as it first met it, and has met those that stand in this file's code. */
const widelyKept = (...parts: readonly string[]): string =>
  Object.keys({ [parts.map(cut).join('')]: null })[0] ?? '';

it('has neither a document nor a schema with wide characters widen what is sent', async () => {
  const { log } = createTestLog();
  const sent: string[] = [];
  const root = widelyKept('one', 'Parcel');
  const key = widelyKept('parcel', 'Code');
  const kind = widelyKept('parcel', 'Kind');
  const description = widelyKept('parcel', 'Text');
  const type = widelyKept('Post', 'Parcel');
  const value = widelyKept('SMALL', '_', 'PARCEL');
  const belts = defineFixture({
    name: 'belts',
    sdl: `
      type Query { "產業帶" ${root}: ${type} }
      enum Kind { ${value} }
      type ${type} @key(fields: "${key}") { ${key}: ID! ${kind}: Kind }
    `,
    resolvers: {
      Query: { [root]: () => ({ [key]: 'p-1', [kind]: value }) },
    },
  });
  const texts = defineFixture({
    name: 'texts',
    sdl: `type Query { other: Int } type ${type} @key(fields: "${key}") { ${key}: ID! ${description}: String }`,
    resolvers: { [type]: { [description]: () => 'toys' } },
  });
  const gateway = await createGateway({
    supergraphSdl: composeSupergraph([belts, texts]),
    subgraphs: [belts, texts].map((fixture) => ({
      name: fixture.name,
      call: (call) => {
        sent.push(call.query, call.body ?? '');
        return inProcess(fixture, log)(call);
      },
    })),
    log,
    metrics: createGatewayMetrics(new Registry()),
  });
  const query = `# 義烏
    { ${root} { __typename ${kind} ${description} ${key} } }`;
  const { body } = await gateway.answer(
    { query, operationName: undefined, variables: {}, extensions: {}, isReadOnly: true },
    { requestId: 'r1', caller: null, signal: AbortSignal.timeout(30_000), forwardedHeaders: {} },
    { headers: {} } as unknown as HttpRequest,
  );
  await gateway.server.stop();
  expect(body).toBe(
    `{"data":{"${root}":{"__typename":"${type}","${kind}":"${value}","${description}":"toys","${key}":"p-1"}}}`,
  );
  expect([body, ...sent].map(bytesACharacter)).toEqual([body, ...sent].map(() => 1));
});
