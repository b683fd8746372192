import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import type { AnswerData } from './answer-data.ts';

/** Somebody who calls a running graph for all parties of its trade. */
export interface Trader {
  readonly graph: Installation;
  /** The platform's operator, who acts for every party. */
  readonly operator: string;
  readonly finance: string;
  readonly buyerId: string;
  /** Begins every idempotency key: no two runs send the same. */
  readonly run: string;
}

/** A mutation by its name, with what is asked of its payload. */
export const mutation = (name: string, answer: string): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { ${answer} userErrors { code message field } } }`;

const REGISTER = mutation('registerBuyer', 'buyer { id }');

export async function openTrader(graph: Installation): Promise<Trader> {
  const run = `trade-${Date.now()}`;
  const [operator, finance] = [await graph.token('operator'), await graph.token('finance')];
  const buyerId = await registerBuyer({ graph, operator }, { key: run, kind: 'CONSUMER' });
  return { graph, operator, finance, run, buyerId };
}

/** Answers the id of a buyer in Germany, the same for a key. */
export async function registerBuyer(
  { graph, operator: token }: Pick<Trader, 'graph' | 'operator'>,
  { key: idempotencyKey, kind }: { readonly key: string; readonly kind: 'CONSUMER' | 'BUSINESS' },
): Promise<string> {
  const input = { idempotencyKey, name: 'Anna Krause', country: 'DE', kind };
  const { registerBuyer } = await askRight(graph, REGISTER, { variables: { input }, token });
  return String(registerBuyer.buyer.id);
}

type Answer = Readonly<Record<string, AnswerData>>;

interface Asked {
  readonly variables?: object;
  readonly token?: string;
}

/** Data of an answer without errors and, where there are any, without userErrors. */
export async function askRight(
  graph: Installation,
  query: string,
  { variables = {}, token }: Asked,
): Promise<Answer> {
  const { data, errors } = await graph.ask<Answer>(query, variables, token);
  assert.equal(errors, undefined, JSON.stringify(errors));
  assert.deepEqual(userErrorsOf(data), []);
  return data;
}

const userErrorsOf = (data: Answer): readonly { readonly code: string }[] =>
  Object.values(data as Record<string, Payload | null>).flatMap((field) => field?.userErrors ?? []);

interface Payload {
  readonly userErrors?: readonly { readonly code: string }[];
}

/** What is answered where the events of the step before have not arrived. */
const NOT_YET: ReadonlySet<string> = new Set(['NOT_FOUND', 'ILLEGAL_TRANSITION', 'NOT_RELEASED']);
const PATIENCE_MS = 180_000;
const AGAIN_MS = 250;

/** Sends a mutation until the subgraph knows of the step before it, which the same key makes safe. */
export async function askWhenKnown(
  graph: Installation,
  query: string,
  { variables = {}, token }: Asked,
): Promise<Answer> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const { data, errors } = await graph.ask<Answer>(query, variables, token);
    assert.equal(errors, undefined, JSON.stringify(errors));
    const problems = userErrorsOf(data);
    if (problems.length === 0) return data;
    const mayPass = problems.every(({ code }) => NOT_YET.has(code)) && performance.now() < giveUpAt;
    assert.ok(mayPass, JSON.stringify(problems));
    await pause(AGAIN_MS);
  }
}
