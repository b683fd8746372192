import os from 'node:os';
import * as z from 'zod';
import { createDatabaseTransport } from '../../runtime/database-transport.ts';
import type { EventTransport, SetAside } from '../../runtime/event-transport.ts';
import { eventModel, type EventRecord } from '../../runtime/events.ts';
import { loadSettings } from '../config.ts';
import type { OpenGraph } from '../open-graph.ts';
import { runCommand } from './command.ts';
import { findRefused, listRefused, type Refused } from './refused.ts';
import { withGraph } from './with-graph.ts';

const usage = `npm run events -- list
npm run events -- show SOURCE RECEIVER AGGREGATE
npm run events -- replay SOURCE RECEIVER AGGREGATE [--skip --reason TEXT]

What a subgraph could not apply is set aside after some tries, with all later events of its aggregate; all others go on.
What somebody outside has told a subgraph, such as a payment provider or customs, and it refused, is among it: SOURCE is
then the sender, and AGGREGATE the sender's name for the message.

list    what is set aside, by whom it was sent and by whom it is missed
show    one of them: the event, what follows it, and the error
replay  gives it again, and then what follows: after the reason is mended
        --skip  leaves it out for ever and gives only what follows; TEXT says why, and is kept with who decided it`;

await runCommand(
  {
    usage,
    options: { skip: { type: 'boolean' }, reason: { type: 'string' } },
    shape: z
      .object({
        skip: z.boolean().default(false),
        reason: z.string().trim().min(1, 'says why').max(500).optional(),
        positionals: z.union(
          [
            z.tuple([z.literal('list')]),
            z.tuple([z.enum(['show', 'replay']), z.string(), z.string(), z.string()]),
          ],
          'say list, show or replay, the last two with SOURCE RECEIVER AGGREGATE',
        ),
      })
      .refine(({ skip, reason }) => skip === (reason !== undefined), 'Give --skip and --reason together'),
    run: async ({ positionals: [action, ...link], reason }) => {
      await withGraph(loadSettings(process.env), async (graph) => {
        const transport = createDatabaseTransport({ dbOf: graph.databases.of, clock: graph.clock });
        if (action === 'list') return list(graph, transport);
        const refused = await findRefused(graph, link);
        if (refused) return action === 'show' ? showRefused(refused) : replayRefused(refused, reason ?? null);
        const found = await find(graph, transport, link);
        return action === 'show' ? show(graph, found) : replay(transport, found, reason ?? null);
      });
    },
  },
  process.argv.slice(2),
);

// Hoisted, as the whole of this module waits for the command above.
function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function list(graph: OpenGraph, transport: EventTransport): Promise<void> {
  const { subgraphs } = graph;
  const all = await Promise.all(subgraphs.map(({ party }) => transport.listAside(party.name)));
  for (const { source, receiver, aggregateId, type, error, lastFailedAt } of all.flat()) {
    const [reason = ''] = error.split('\n');
    print(`${source} ${receiver} ${aggregateId}  ${type}  ${lastFailedAt.toISOString()}  ${reason}`);
  }
  const refused = await listRefused(graph);
  for (const { receiver, message } of refused) {
    const { sender, messageId, about, receivedAt, reason } = message;
    print(`${sender} ${receiver} ${messageId}  ${about}  ${receivedAt.toISOString()}  ${reason}`);
  }
  if (all.flat().length + refused.length === 0) print('Nothing is set aside');
}

/** @throws when nothing of this aggregate is set aside there */
async function find(
  { subgraphs }: OpenGraph,
  transport: EventTransport,
  [source = '', receiver = '', aggregateId = '']: readonly string[],
): Promise<SetAside> {
  const isSubgraph = subgraphs.some(({ party }) => party.name === source);
  const aside = isSubgraph ? await transport.listAside(source) : [];
  const found = aside.find((each) => each.receiver === receiver && each.aggregateId === aggregateId);
  if (!found)
    throw new Error(
      `Nothing of ${aggregateId} from ${source} waits at ${receiver}: see npm run events -- list`,
    );
  return found;
}

async function show({ databases }: OpenGraph, found: SetAside): Promise<void> {
  const { source, receiver, aggregateId, attempts, firstFailedAt, lastFailedAt, error } = found;
  const events = await eventModel(databases.of(source))
    .find({ aggregateId, aside: receiver })
    .sort({ _id: 1 })
    .limit(101)
    .lean<EventRecord[]>();
  const [first, ...followers] = events;
  print(`${found.eventId}  ${found.type}, from ${source} to ${receiver}`);
  print(`failed ${attempts} times, from ${firstFailedAt.toISOString()} to ${lastFailedAt.toISOString()}\n`);
  print(textOf(first));
  print(`\n${error}\n`);
  print(
    `${followers.length === 100 ? '100 or more' : followers.length} later events of ${aggregateId} wait for it`,
  );
  for (const { _id, type } of followers.slice(0, 10)) print(`  ${_id}  ${type}`);
}

function showRefused({ receiver, message }: Refused): void {
  const { sender, messageId, about, receivedAt, reason, content } = message;
  print(`${messageId}  ${about}, from ${sender} to ${receiver}`);
  print(`refused at ${receivedAt.toISOString()}\n\n${textOf(content)}\n\n${reason}`);
}

/** @throws when it is refused again */
async function replayRefused({ refused, message }: Refused, skipBecause: string | null): Promise<void> {
  const decided = await refused.decide(message, { by: os.userInfo().username, skipBecause });
  if (decided === null) throw new Error('Somebody has decided on it in between');
  if (decided.refusedBecause !== null) throw new Error(`It is refused again: ${decided.refusedBecause}`);
  print(`${message.messageId} is ${decided.outcome}`);
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return JSON.stringify(
    content,
    (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    2,
  );
}

async function replay(
  transport: EventTransport,
  { source, receiver, aggregateId, eventId }: SetAside,
  skipBecause: string | null,
): Promise<void> {
  const decision = { by: os.userInfo().username, skipBecause };
  const count = await transport.decide({ source, receiver }, aggregateId, decision);
  if (count === null) throw new Error('Somebody has decided on it in between');
  const skipped = skipBecause === null ? '' : `${eventId} is left out for ever; `;
  print(`${skipped}${count} events of ${aggregateId} are given to ${receiver} again`);
}
