import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { issueToken } from '../../gateway/index.ts';
import type { Role } from '../../runtime/roles.ts';

/** Who speaks: a role, for one party where the role is one's. */
export interface Speaker {
  readonly role: Role;
  readonly partyId?: string;
}

/** A query and what its answer looks like. */
export interface Question<Data> {
  readonly query: string;
  readonly shape: z.ZodType<Data>;
}

/** A mutation that takes one input, and what the part of its payload looks like that is used. */
export interface Deed<Payload> extends Question<Payload> {
  readonly name: string;
}

/** A mutation by its name; `selection` is what is asked of its payload beside what every payload has. */
export function deed<Payload>(name: string, selection: string, shape: z.ZodType<Payload>): Deed<Payload> {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${input}!) {
    ${name}(input: $input) { ${selection} replayed userErrors { code message } } }`;
  return { name, query, shape };
}

/** A party's part of an order, which is null until its subgraph has heard of the order. */
export const listOf = <Item>(item: z.ZodType<Item>) =>
  z
    .array(item)
    .nullable()
    .transform((items) => items ?? []);

const userErrors = z.array(z.object({ code: z.string(), message: z.string() }));
const payload = z.looseObject({ replayed: z.boolean().nullish(), userErrors });
const refusals = z.array(
  z.object({ message: z.string(), extensions: z.object({ code: z.string() }).optional() }),
);
const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: refusals.optional(),
});

/** What came back of a mutation, done or refused. */
export interface Reply {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly replayed: boolean;
  readonly userErrors: z.output<typeof userErrors>;
}

/** What a mutation was answered that was refused for good. */
export class Refusal extends Error {
  readonly codes: readonly string[];

  constructor(name: string, errors: Reply['userErrors']) {
    super(`${name} was refused: ${JSON.stringify(errors)}`);
    this.codes = errors.map(({ code }) => code);
  }
}

/** The desk at which all parties of the simulation send their requests to the installation. */
export interface Desk {
  readonly url: string;
  /** Answers a query that may not fail. */
  readonly ask: <Data>(question: Question<Data>, variables: object, as?: Speaker) => Promise<Data>;
  /** Answers a mutation, also one that was refused. */
  readonly tell: (deed: Deed<unknown>, input: object, as: Speaker) => Promise<Reply>;
  /** `tell`, again and again while the graph does not know yet what it will know soon. @throws where it is refused */
  readonly do: <Payload>(deed: Deed<Payload>, input: object, as: Speaker) => Promise<Payload>;
}

export interface DeskOptions {
  readonly url: string;
  /** Where the installation's keys are. */
  readonly dataDir: string;
}

const PATIENCE_MS = 120_000;
/** As with questions: the asking keeps the machine from what is waited for. */
const FIRST_AGAIN_MS = 150;
const LAST_AGAIN_MS = 2_000;
const AGAIN_GROWTH = 1.5;

/** What a mutation answers before the events of the step before have arrived, or while others write the same. */
const PASSES: ReadonlySet<string> = new Set([
  'NOT_FOUND',
  'NOT_RELEASED',
  'ILLEGAL_TRANSITION',
  'IN_PROGRESS',
  'VERSION_CONFLICT',
]);

/** What is answered while a part of the installation is down or late: the same can be asked again. */
const OUTAGES: ReadonlySet<string> = new Set(['SUBGRAPH_UNAVAILABLE', 'TIMEOUT']);

/** Rights beyond a role's own that the parties here have. */
const SCOPES: Readonly<Partial<Record<Role, readonly string[]>>> = { retailer: ['customs:write'] };

export function openDesk({ url, dataDir }: DeskOptions): Desk {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = ({ role, partyId }: Speaker): Promise<string> => {
    const key = `${role}/${partyId ?? ''}`;
    const known = tokens.get(key);
    if (known) return known;
    const scopes = SCOPES[role] ?? [];
    const token = issueToken({ dataDir, role, scopes, now: new Date(), ...(partyId && { partyId }) });
    tokens.set(key, token);
    return token;
  };

  async function send(query: string, variables: object, as?: Speaker): Promise<z.output<typeof answer>> {
    const headers = {
      'content-type': 'application/json',
      ...(as && { authorization: `Bearer ${await tokenOf(as)}` }),
    };
    const body = JSON.stringify({ query, variables });
    return patiently(
      async () => answer.parse(await insist(`${url}/graphql`, { method: 'POST', headers, body })),
      ({ errors = [] }) => errors.some(({ extensions }) => OUTAGES.has(extensions?.code ?? '')),
    );
  }

  async function tell({ name, query }: Deed<unknown>, input: object, as: Speaker): Promise<Reply> {
    const { data, errors } = await send(query, { input }, as);
    if (errors) return { payload: {}, replayed: false, userErrors: errors.map(asUserError) };
    const told = payload.parse(data?.[name]);
    return { payload: told, replayed: told.replayed === true, userErrors: told.userErrors };
  }

  return {
    url,
    tell,
    ask: async ({ query, shape }, variables, as) => {
      const { data, errors } = await send(query, variables, as);
      if (errors) throw new Error(`${JSON.stringify(errors)} at ${query.split('{', 1)[0] ?? ''}`);
      return shape.parse(data);
    },
    do: async (asked, input, as) => {
      const { userErrors: errors, payload: told } = await patiently(
        () => tell(asked, input, as),
        ({ userErrors: found }) => found.length > 0 && found.every(({ code }) => PASSES.has(code)),
      );
      if (errors.length > 0) throw new Refusal(asked.name, errors);
      return asked.shape.parse(told);
    },
  };
}

/** Tries again, less and less often, while what came of it may pass; answers what came last. */
async function patiently<Result>(
  attempt: () => Promise<Result>,
  mayPass: (result: Result) => boolean,
): Promise<Result> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let againMs = FIRST_AGAIN_MS; ; againMs = Math.min(againMs * AGAIN_GROWTH, LAST_AGAIN_MS)) {
    const result = await attempt();
    if (!mayPass(result) || performance.now() > giveUpAt) return result;
    await pause(againMs);
  }
}

const MOST_TRIES = 5;

/** Sends a request again where no answer came: whatever it asks for is done once under its key. */
async function insist(url: string, request: RequestInit): Promise<unknown> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await (await fetch(url, request)).json();
    } catch (error) {
      if (tries === MOST_TRIES) throw noAnswer(error);
      await pause(FIRST_AGAIN_MS * tries);
    }
  }
}

/** What fetch says of itself is that it failed; why, is in its cause. */
function noAnswer(error: unknown): Error {
  const { message } =
    error instanceof Error && error.cause instanceof Error ? error.cause : Error(String(error));
  return new Error(`The installation did not answer: ${message}`, { cause: error });
}

const asUserError = ({ message, extensions }: z.output<typeof refusals>[number]) => ({
  code: extensions?.code ?? 'UNKNOWN',
  message,
});
