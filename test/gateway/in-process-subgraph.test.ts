import { expect, it } from '@jest/globals';
import { inProcess, createTestLog } from './support/fixtures.ts';
import { belts, writes } from './support/belts.ts';

it('begins nothing, and above all no write, for a request that is over', async () => {
  const call = inProcess(belts, createTestLog().log);
  const request = { requestId: 'r1', caller: null, signal: AbortSignal.abort(), forwardedHeaders: {} };
  const before = writes.count;
  const asked = {
    query: 'mutation { write }',
    variables: {},
    operationName: undefined,
    request,
  };
  await expect(call(asked)).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect(writes.count).toBe(before);
});
