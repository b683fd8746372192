import type { RefusedMessage, RefusedMessages } from '../../runtime/refused-messages.ts';
import type { OpenGraph } from '../open-graph.ts';

/** A message that a subgraph has refused, and where it is decided on. */
export interface Refused {
  readonly receiver: string;
  readonly message: RefusedMessage;
  readonly refused: RefusedMessages;
}

/** All that the graph's subgraphs were told from outside and have refused. */
export async function listRefused({ subgraphs }: OpenGraph): Promise<readonly Refused[]> {
  const all = subgraphs.map(async ({ party: { name: receiver }, instance: { refused } }) =>
    refused ? (await refused.list()).map((message) => ({ receiver, message, refused })) : [],
  );
  return (await Promise.all(all)).flat();
}

/** The one of a sender, a receiver and the sender's name for it; null = there is none. */
export async function findRefused(
  graph: OpenGraph,
  [sender, receiver, messageId]: readonly string[],
): Promise<Refused | null> {
  const all = await listRefused(graph);
  const isIt = ({ receiver: by, message }: Refused) =>
    by === receiver && message.sender === sender && message.messageId === messageId;
  return all.find(isIt) ?? null;
}
