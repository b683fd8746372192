import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { CallSignal } from '../../runtime/call-signal.ts';
import {
  createCall,
  type OutgoingCall,
  type ReachSubgraph,
  type ServiceMutation,
} from '../../runtime/call.ts';

const holdStock: ServiceMutation<{ readonly reservationId: string }> = {
  subgraph: 'manufacturers',
  name: 'reserveStock',
  document: 'mutation ($input: In!) { reserveStock(input: $input) { reservationId userErrors { code } } }',
  answer: z.object({ reservationId: z.string() }),
};
const input = { idempotencyKey: 'key-1', orderId: 'ord_1' };

const answering =
  (answer: Awaited<ReturnType<ReachSubgraph>>): ReachSubgraph =>
  () =>
    Promise.resolve(answer);
const paying = (payload: object) => answering({ data: { reserveStock: payload } });

describe('a call of another subgraph', () => {
  it('goes out under the identity of the one that calls, which no token can have', async () => {
    const sent: OutgoingCall[] = [];
    const call = createCall('retailers', (outgoing) => {
      sent.push(outgoing);
      return Promise.resolve({ data: { reserveStock: { reservationId: 'res_1', userErrors: [] } } });
    });
    expect(await call(holdStock, { input })).toEqual({ reservationId: 'res_1' });
    expect(sent).toMatchObject([
      {
        subgraph: 'manufacturers',
        query: holdStock.document,
        variables: { input },
        viewer: { account: 'service:retailers', role: 'service', partyId: null },
      },
    ]);
  });

  it('throws every refusal with its code and field', async () => {
    const userErrors = [
      { code: 'OUT_OF_STOCK', message: '3 are available', field: ['lines', '0', 'quantity'] },
      { code: 'NOT_FOUND', message: 'No such SKU', field: null },
    ];
    const refused = createCall('retailers', paying({ reservationId: null, userErrors }))(holdStock, {
      input,
    });
    await expect(refused).rejects.toMatchObject({ problems: userErrors });
  });

  it.each([
    ['SUBGRAPH_UNAVAILABLE', 'no-answer'],
    ['FORBIDDEN', 'between-subgraphs-only'],
  ])('throws what comes instead of an answer: %s', async (code, reason) => {
    const errors = [
      { message: 'Away', extensions: { code, reason, subgraph: 'manufacturers', retryable: true } },
    ];
    const failed = createCall('retailers', answering({ data: null, errors }))(holdStock, { input });
    await expect(failed).rejects.toMatchObject({
      code,
      reason,
      message: 'Away',
      extensions: { subgraph: 'manufacturers', retryable: true },
    });
  });

  it('shows nothing of an error that the callee did not mean to say', async () => {
    const errors = [{ message: 'Internal error', extensions: { code: 'INTERNAL' } }];
    const failed = createCall('retailers', answering({ errors }))(holdStock, { input });
    await expect(failed).rejects.toThrow('manufacturers failed: Internal error');
  });

  it.each([
    ['an answer of another shape', { reservationId: 7, userErrors: [] }],
    ['no answer', undefined],
  ])('takes %s for a bug', async (_case, payload) => {
    const failed = createCall('retailers', answering({ data: { reserveStock: payload } }))(holdStock, {
      input,
    });
    await expect(failed).rejects.toThrow(z.ZodError);
  });

  it('carries the deadline of its caller, and one of its own', async () => {
    const signals: CallSignal[] = [];
    const reach: ReachSubgraph = ({ signal }) => {
      signals.push(signal);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      });
    };
    const client = new AbortController();
    const given = createCall('retailers', reach)(holdStock, { input, signal: client.signal });
    client.abort();
    await expect(given).rejects.toThrow('aborted');
    await expect(createCall('retailers', reach, 10)(holdStock, { input })).rejects.toThrow('aborted');
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });
});
