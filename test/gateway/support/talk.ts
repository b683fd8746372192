import { expect } from '@jest/globals';
import type { AnswerData } from '../../support/answer-data.ts';
import type { GraphAskOptions, TestGraph } from './graph.ts';

/** Who says it. */
export type Speaker = NonNullable<GraphAskOptions['as']>;

type Answer = Readonly<Record<string, AnswerData>>;
type Tell = (name: string, answer: string, input: object, as: Speaker) => Promise<Answer>;

export interface Talk {
  readonly ask: (
    query: string,
    variables: Readonly<Record<string, unknown>>,
    as?: Speaker,
  ) => Promise<Answer>;
  /** Sends a mutation under a key of its own, and lets everybody hear of it. */
  readonly tell: Tell;
  /** The same where it is not refused. */
  readonly done: Tell;
  /** The codes that it is refused with. */
  readonly refused: (...told: Parameters<Tell>) => Promise<readonly string[]>;
  /** Lets so many seconds pass, with what the parties and the authorities do in each. */
  readonly work: (seconds?: number) => Promise<void>;
}

/** Parties of a trade that talk to the whole graph, in which all background work is done between two calls. */
export function openTalk(graph: TestGraph): Talk {
  let keys = 0;
  const ask: Talk['ask'] = async (query, variables, as = { role: 'operator' }) => {
    const { data, errors } = await graph.ask(query, { variables: { ...variables }, as });
    expect(errors).toEqual([]);
    return data as Answer;
  };
  const work: Talk['work'] = async (seconds = 1) => {
    for (let second = 0; second < seconds; second += 1) {
      graph.clock.set(new Date(graph.clock.now().getTime() + 1_000).toISOString());
      await graph.settle();
    }
  };
  const tell: Talk['tell'] = async (name, answer, given, as) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) {
      answer: ${name}(input: $input) { ${answer} userErrors { code message field } } }`;
    const input = { idempotencyKey: `talk ${(keys += 1)}`, ...given };
    const payload = (await ask(query, { input }, as))['answer'] as Answer;
    await work();
    return payload;
  };
  return {
    ask,
    tell,
    work,
    done: async (...told) => {
      const payload = await tell(...told);
      expect(payload['userErrors']).toEqual([]);
      return payload;
    },
    refused: async (...told) =>
      ((await tell(...told))['userErrors'] as readonly { readonly code: string }[]).map(({ code }) => code),
  };
}
