import { consumersAmong } from '../../runtime/subgraph.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import {
  COMMAND_POINTS,
  type CommandKind,
  type Cut,
  DELIVERY_POINTS,
  type EventKind,
  WRITE_POINTS,
} from './watch-for-cut.ts';

const consumersOf = consumersAmong(subgraphs);

/** What placing an order writes without an event, outside the transactions that have one. */
export const ORDER_COMMANDS: readonly CommandKind[] = [
  { source: 'retailers', name: 'insert', collection: 'order_intents' },
];

/** What the mail with customs writes so. */
export const MAIL_COMMANDS: readonly CommandKind[] = [
  { source: 'supervision', name: 'update', collection: 'simulated_documents' },
  { source: 'supervision', name: 'update', collection: 'customs_messages' },
  { source: 'supervision', name: 'update', collection: 'simulated_mail' },
  { source: 'supervision', name: 'delete', collection: 'simulated_mail' },
];

/** What a chain whose goods are declared writes so. */
const CHAIN_COMMANDS: readonly CommandKind[] = [...ORDER_COMMANDS, ...MAIL_COMMANDS];

/** What agreeing on an insurance writes without an event. */
export const INSURANCE_COMMANDS: readonly CommandKind[] = [
  { source: 'finance', name: 'insert', collection: 'insurance_policies' },
  { source: 'finance', name: 'insert', collection: 'credit_limits' },
  { source: 'finance', name: 'update', collection: 'credit_limits' },
  { source: 'finance', name: 'insert', collection: 'insurer_decisions' },
];

/**
 * Everywhere that a chain can be cut off, in rows: the cuts of each are in the order of the chain.
 *
 * @param commands that it writes without an event
 */
export function crashMatrix(
  kinds: readonly EventKind[],
  commands: readonly CommandKind[] = CHAIN_COMMANDS,
): readonly (readonly Cut[])[] {
  const written = WRITE_POINTS.map((at) => kinds.map((event) => ({ at, event })));
  const delivered = DELIVERY_POINTS.flatMap((at) =>
    subgraphs.map(({ name: receiver }) =>
      kinds
        .filter(({ type }) => consumersOf(type).includes(receiver))
        .map((event) => ({ at, event, receiver })),
    ),
  );
  const commanded = COMMAND_POINTS.map((at) => commands.map((command) => ({ at, command })));
  return [...written, ...delivered, ...commanded].filter((row) => row.length > 0);
}

/**
 * Where writes without an event are cut off that come after an event, and may have come before it for something else.
 *
 * The event is cut off before it is committed: what it leads to comes when the second cut is waited for.
 */
export const cutsAfter = (event: EventKind, commands: readonly CommandKind[]): readonly (readonly Cut[])[] =>
  COMMAND_POINTS.flatMap((at) =>
    commands.map((command) => [
      { at: WRITE_POINTS[1], event },
      { at, command },
    ]),
  );

/** How a cut is called in a report. */
export function nameOf(cut: Cut): string {
  if ('command' in cut) {
    const { source, name, collection } = cut.command;
    return `${source}: ${name} ${collection}, ${cut.at}`;
  }
  const { source, type, status } = cut.event;
  const to = 'receiver' in cut ? ` to ${cut.receiver}` : '';
  return `${source}: ${type} ${status ?? ''}${to}, ${cut.at}`;
}
