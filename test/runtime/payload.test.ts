import { describe, expect, it } from '@jest/globals';
import { payloadOf } from '../../runtime/payload.ts';
import { Problem, Problems } from '../../values/problem.ts';

interface Payload {
  readonly thing: string | null;
}

const answerTo = (write: () => Promise<Payload & { replayed: boolean }>) =>
  payloadOf<Payload>(write, () => ({ thing: null }));
const refusing = (error: Error) => answerTo(() => Promise.reject(error));

describe('payloadOf', () => {
  it('passes an answer on, with no errors', async () => {
    expect(await answerTo(async () => ({ thing: 'made', replayed: true }))).toEqual({
      thing: 'made',
      replayed: true,
      userErrors: [],
    });
  });

  it('answers a refusal with what it was about', async () => {
    const problem = new Problem('INVALID', 'too-long', { message: 'Too long', field: ['name'] });
    expect(await refusing(problem)).toEqual({
      thing: null,
      replayed: false,
      userErrors: [{ code: 'INVALID', message: 'Too long', field: ['name'] }],
    });
  });

  it('answers several refusals together, at most 100', async () => {
    const many = Array.from({ length: 150 }, (_, index) => new Problem('INVALID', `wrong-${index}`));
    const { userErrors } = await refusing(new Problems(many));
    expect(userErrors).toHaveLength(100);
    expect(userErrors[99]?.message).toBe('wrong 99');
  });

  it('tells the payload which refusal came first', async () => {
    const answer = await payloadOf(
      () => Promise.reject(new Problem('SEQUENCE_GAP', 'gap', { expected: 7 })),
      ({ extensions }) => ({ expected: extensions['expected'] }),
    );
    expect(answer).toMatchObject({ expected: 7 });
  });

  it.each([
    ['a bug', new TypeError('oops')],
    ['a missing right', new Problem('FORBIDDEN', 'scope-missing')],
    [
      'a missing right among refusals',
      new Problems([new Problem('INVALID', 'x'), new Problem('FORBIDDEN', 'y')]),
    ],
    ['no refusal at all', new Problems([])],
  ])('lets %s through as an error', async (_case, error) => {
    await expect(refusing(error)).rejects.toBe(error);
  });
});
