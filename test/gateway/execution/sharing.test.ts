import { describe, expect, it } from '@jest/globals';
import type { Answer, Ask } from '../../../gateway/execution/source.ts';
import { askOf, change, open, root, turn } from '../support/shared-reads.ts';

const port = (text: string) => ({ port: { code: text } });
const ports = ({ representations }: Ask): Answer => ({
  data: { _entities: (representations?.texts ?? []).map((text) => (text === 'gone' ? null : port(text))) },
  errors: [],
});

describe('reads that are the same', () => {
  const belts = (): Answer => ({ data: { belts: [{ name: 'Toys' }] }, errors: [] });

  it('are sent once while they are on their way, and each gets an answer of its own', async () => {
    const { source, sent, release } = open(belts);
    const answers = [source(askOf()), source(askOf())];
    release();
    const [one, other] = await Promise.all(answers);
    expect(sent).toHaveLength(1);
    expect(other).toEqual({ ...one, isShared: true });
    expect(one?.data?.['belts']).not.toBe(other?.data?.['belts']);
    void source(askOf());
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['of two callers', { as: 'a' }, { as: 'b' }],
    ['of a caller and a visitor', { as: 'a' }, {}],
    ['with other headers', { headers: { 'x-tenant': '1' } }, { headers: { 'x-tenant': '2' } }],
    [
      'with other variables',
      { fetch: { ...root, variables: [['a', 'v0']] as const }, variables: { v0: 1 } },
      {},
    ],
    ['of objects that are more than their keys say', { fetch: { ...root, contexts: 'belts' } }, {}],
  ])('are not the same %s', (_case, one, other) => {
    const { source, sent } = open(belts);
    void source(askOf(one));
    void source(askOf(other));
    expect(sent).toHaveLength(2);
  });

  it('are the same of all callers where the subgraph does not learn who asks', () => {
    const { source, sent } = open(belts, false);
    void source(askOf({ as: 'a' }));
    void source(askOf({ as: 'b' }));
    expect(sent).toHaveLength(1);
  });

  it('go on when the one who asked first leaves', async () => {
    const { source, sent, release } = open(belts);
    const first = new AbortController();
    const answers = [source(askOf({ signal: first.signal })), source(askOf())];
    first.abort();
    expect(await answers[0]).toMatchObject({ data: null, errors: [{ extensions: { code: 'TIMEOUT' } }] });
    expect(sent[0]?.request.signal.aborted).toBe(false);
    release();
    expect((await answers[1])?.data).toEqual({ belts: [{ name: 'Toys' }] });
  });

  it('are given up when nobody waits for them, and sent anew for whoever asks then', () => {
    const { source, sent } = open(belts);
    const clients = [new AbortController(), new AbortController()];
    for (const { signal } of clients) void source(askOf({ signal }));
    for (const client of clients) client.abort();
    expect(sent[0]?.request.signal.aborted).toBe(true);
    void source(askOf());
    expect(sent).toHaveLength(2);
  });

  it('are not shared by what a mutation asks, nor across the end of one', async () => {
    const { source, sent, release } = open(belts);
    void source(askOf());
    void source(askOf({ isQuery: false }));
    expect(sent).toHaveLength(2);
    const mutation = source(askOf({ isQuery: false, fetch: change }));
    release();
    await mutation;
    const { source: again, sent: sentAgain, release: releaseAgain } = open(belts);
    void again(askOf());
    const ended = again(askOf({ isQuery: false, fetch: change }));
    releaseAgain();
    await ended;
    void again(askOf());
    expect(sentAgain).toHaveLength(3);
  });
});

describe('reads of entities', () => {
  it('of one turn go out together, each entity once', async () => {
    const { source, sent, release } = open(ports);
    const answers = [source(askOf({ texts: ['a', 'b'] })), source(askOf({ texts: ['b', 'c'] }))];
    await turn();
    release();
    const [one, other] = await Promise.all(answers);
    expect(sent.map(({ representations }) => representations?.texts)).toEqual([['a', 'b', 'c']]);
    expect([one?.isShared, other?.isShared]).toEqual([undefined, true]);
    expect(one?.data).toEqual({ _entities: [port('a'), port('b')] });
    expect(other?.data).toEqual({ _entities: [port('b'), port('c')] });
    (one!.data!['_entities'] as ReturnType<typeof port>[])[1]!.port.code = 'changed';
    expect(other?.data).toEqual({ _entities: [port('b'), port('c')] });
  });

  it('that are on their way are not sent again', async () => {
    const { source, sent, release } = open(ports);
    const first = source(askOf({ texts: ['a', 'b'] }));
    await turn();
    const second = source(askOf({ texts: ['c', 'a'] }));
    await turn();
    release();
    await first;
    release();
    expect(sent.map(({ representations }) => representations?.texts)).toEqual([['a', 'b'], ['c']]);
    expect((await second).data).toEqual({ _entities: [port('c'), port('a')] });
  });

  it('tell each who asked of the errors about its own', async () => {
    const { source, release } = open((ask) => ({
      ...ports(ask),
      errors: [{ message: 'no c', subgraph: 'trade', path: ['_entities', 2, 'port', 'code'] }],
    }));
    const answers = [source(askOf({ texts: ['a', 'b'] })), source(askOf({ texts: ['c', 'b'] }))];
    await turn();
    release();
    const [one, other] = await Promise.all(answers);
    expect(one?.errors).toEqual([]);
    expect(other?.errors).toEqual([
      { message: 'no c', subgraph: 'trade', path: ['_entities', 0, 'port', 'code'] },
    ]);
  });

  it('tell of all errors about none of them, however many', async () => {
    const errors = Array.from({ length: 150_000 }, () => ({ message: 'odd', subgraph: 'trade' }));
    const { source, release } = open((ask) => ({ ...ports(ask), errors }));
    const answer = source(askOf({ texts: ['a'] }));
    await turn();
    release();
    expect((await answer).errors).toHaveLength(errors.length);
  });

  it('are sent apart when together they give nothing', async () => {
    const { source, sent, release } = open((ask) =>
      ask.representations?.texts.includes('bad')
        ? { data: null, errors: [{ message: 'bad', subgraph: 'trade' }] }
        : ports(ask),
    );
    const answers = [source(askOf({ texts: ['a'] })), source(askOf({ texts: ['bad'] }))];
    await turn();
    release();
    await turn();
    release();
    const [one, other] = await Promise.all(answers);
    expect(sent.map(({ representations }) => representations?.texts)).toEqual([['a', 'bad'], ['a'], ['bad']]);
    expect(one).toEqual({ data: { _entities: [port('a')] }, errors: [] });
    expect(other?.errors).toEqual([{ message: 'bad', subgraph: 'trade', path: ['_entities', 0] }]);
  });

  it('are not sent again when the subgraph does not answer', async () => {
    const { source, sent, release } = open(() => ({
      data: null,
      errors: [{ message: 'down', subgraph: 'trade' }],
      isFailure: true,
    }));
    const answers = [source(askOf({ texts: ['a'] })), source(askOf({ texts: ['b'] }))];
    await turn();
    release();
    const all = await Promise.all(answers);
    expect(sent).toHaveLength(1);
    expect(all.map(({ errors }) => errors.map(({ message }) => message))).toEqual([['down'], ['down']]);
  });

  it('go on for the others when one leaves, and are given up when all have', async () => {
    const { source, sent, release } = open(ports);
    const clients = [new AbortController(), new AbortController(), new AbortController()];
    const answers = clients.map(({ signal }, index) => source(askOf({ signal, texts: [`e${index}`, 'x'] })));
    await turn();
    clients[0]?.abort();
    expect((await answers[0])?.errors).toMatchObject([{ extensions: { code: 'TIMEOUT' } }]);
    expect(sent[0]?.request.signal.aborted).toBe(false);
    release();
    expect((await answers[1])?.data).toEqual({ _entities: [port('e1'), port('x')] });
    const late = [new AbortController(), new AbortController()];
    for (const { signal } of late) void source(askOf({ signal, texts: ['x'] }));
    await turn();
    for (const client of late) client.abort();
    expect(sent[1]?.request.signal.aborted).toBe(true);
  });

  it('of one who leaves at once harm none who asks after that in the same turn', async () => {
    const { source, sent, release } = open(ports);
    const gone = new AbortController();
    const left = source(askOf({ texts: ['a'], signal: gone.signal }));
    gone.abort();
    const stays = source(askOf({ texts: ['b'] }));
    await turn();
    release();
    expect(await left).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
    expect(await stays).toMatchObject({ data: { _entities: [port('b')] }, errors: [] });
    expect(sent.map(({ representations }) => representations?.texts)).toEqual([['b']]);
  });
});

it('answers of any depth are shared', async () => {
  const deep = (): Answer => {
    let value: object = { name: 'Toys' };
    for (let level = 0; level < 50_000; level += 1) value = level % 2 ? { within: value } : [value];
    return { data: { belts: value }, errors: [] };
  };
  const { source, release } = open(deep);
  const answers = [source(askOf()), source(askOf())];
  release();
  const shared = await Promise.all(answers);
  expect(shared.map(({ data }) => typeof data?.['belts'])).toEqual(['object', 'object']);
});
