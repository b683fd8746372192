import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { openDesk } from '../../../start/simulation/desk.ts';
import { answering, serve } from '../../gateway/support/answering-server.ts';

const question = { query: '{ a }', shape: z.object({ a: z.number() }) };
const failed = (code: string) =>
  JSON.stringify({ data: null, errors: [{ message: 'x', extensions: { code } }] });

/** A desk before an installation that gives these answers, one after the other. */
async function open(...bodies: readonly string[]) {
  let asked = 0;
  const url = await serve((request, response) => answering(bodies[asked++] ?? '')(request, response));
  return { desk: openDesk({ url, dataDir: '' }), asked: () => asked };
}

describe('the desk of a simulation', () => {
  it.each(['SUBGRAPH_UNAVAILABLE', 'TIMEOUT'])('asks again while it is answered %s', async (code) => {
    const { desk, asked } = await open(failed(code), failed(code), '{"data":{"a":1}}');
    expect(await desk.ask(question, {})).toEqual({ a: 1 });
    expect(asked()).toBe(3);
  });

  it('asks once for what is refused for good', async () => {
    const { desk, asked } = await open(failed('FORBIDDEN'), '{"data":{"a":1}}');
    await expect(desk.ask(question, {})).rejects.toThrow('FORBIDDEN');
    expect(asked()).toBe(1);
  });
});
