import { describe, expect, it } from '@jest/globals';
import type { Entity } from '../../../gateway/execution/entity.ts';
import type { Answer } from '../../../gateway/execution/source.ts';
import { askOf, open, turn } from '../support/shared-reads.ts';

describe('reads whose answer cannot be taken', () => {
  const failure = { message: 'Internal error', extensions: { code: 'INTERNAL' }, subgraph: 'trade' };
  const failed = { data: null, errors: [failure], isFailure: true };
  const broken = (): Answer => {
    throw new Error('Out of order');
  };
  const unreadable = (): Answer => ({
    data: {
      get _entities() {
        return broken();
      },
      get belts() {
        return broken();
      },
    },
    errors: [],
  });

  it.each([
    { what: 'the same reads', of: 'that is none', asked: {}, answer: broken },
    { what: 'the same reads', of: 'that cannot be read', asked: {}, answer: unreadable },
    { what: 'reads of entities', of: 'that is none', asked: { texts: ['a'] }, answer: broken },
    { what: 'reads of entities', of: 'that cannot be read', asked: { texts: ['a'] }, answer: unreadable },
  ])('fail for all who wait, and are sent anew then: $what, an answer $of', async ({ asked, answer }) => {
    const { source, sent, release } = open(answer);
    const answers = [source(askOf(asked)), source(askOf(asked))];
    await turn();
    release();
    expect(await Promise.all(answers)).toMatchObject([failed, failed]);
    void source(askOf(asked));
    await turn();
    expect(sent).toHaveLength(2);
  });
});

it('answers keep whatever keys their objects have', async () => {
  const text = '{"meta":{"__proto__":{"a":1},"constructor":2}}';
  const { source, release } = open(() => ({ data: JSON.parse(text) as Entity, errors: [] }));
  const answers = [source(askOf()), source(askOf()), source(askOf())];
  release();
  const shared = await Promise.all(answers);
  expect(shared.map(({ data }) => JSON.stringify(data))).toEqual([text, text, text]);
});
