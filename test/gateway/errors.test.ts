import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { belts } from './support/belts.ts';
import { startTestGateway, type TestGateway } from './support/fixtures.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ fixtures: [belts] });
});
afterAll(() => gateway.stop());

describe('errors of a subgraph', () => {
  it('are shown with code, reason and place when they are meant to be', async () => {
    const { body } = await gateway.ask('{ refused }');
    expect(body).toEqual({
      data: { refused: null },
      errors: [
        {
          message: 'No such day',
          path: ['refused'],
          extensions: { code: 'INVALID', reason: 'bad-day', field: ['on', 'day'] },
        },
      ],
    });
  });

  it('are hidden when they are bugs, and found in the log by the id of the request', async () => {
    const answer = await gateway.ask('{ broken belts { id } }', { headers: { 'x-request-id': 'trace-7' } });
    expect(answer.body).toEqual({
      data: { broken: null, belts: [{ id: 'b1' }] },
      errors: [
        {
          message: expect.stringContaining('Something went wrong on our side'),
          path: ['broken'],
          extensions: { code: 'INTERNAL', reason: 'unexpected', requestId: 'trace-7' },
        },
      ],
    });
    expect(answer.headers.get('x-request-id')).toBe('trace-7');
    expect(
      gateway.logLines.filter((line) => line.includes('trace-7') && line.includes('secret-host')),
    ).toHaveLength(1);
  });

  it('of other graphs are shown where the installation says so', async () => {
    const foreign = {
      data: null,
      errors: [
        {
          message: 'Out of credit',
          path: ['foreign'],
          extensions: { code: 'CREDIT', stacktrace: ['secret'] },
        },
      ],
    };
    for (const [showSubgraphErrors, shown] of [
      [true, { message: 'Out of credit', extensions: { code: 'CREDIT', requestId: expect.any(String) } }],
      [false, { extensions: { code: 'INTERNAL', reason: 'unexpected', requestId: expect.any(String) } }],
    ] as const) {
      const other = await startTestGateway({
        fixtures: [belts],
        callOf: () => () => Promise.resolve(foreign),
        gateway: { showSubgraphErrors },
      });
      const { errors, text } = await other.ask('{ foreign }');
      await other.stop();
      expect(errors).toEqual([expect.objectContaining({ path: ['foreign'], ...shown })]);
      expect(text).not.toContain('secret');
    }
  });

  it.each([
    'apollo-query-plan-experimental',
    'apollo-federation-include-trace',
    'apollo-query-plan-experimental-format',
  ])('and plans are not told by the header %s', async (header) => {
    const { body } = await gateway.ask('{ belts { id } }', { headers: { [header]: 'ftv1' } });
    expect(body).toEqual({ data: { belts: [{ id: 'b1' }] } });
  });
});
