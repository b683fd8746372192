import type { mongo } from 'mongoose';
import type { ForReceiver } from './event-transport.ts';
import type { EventRecord } from './events.ts';

interface Takers {
  readonly receivers: readonly string[];
  readonly ids: string[];
}

/** What notes that events were taken: one update for all that the same receivers have taken, which is most of them. */
export const acknowledgements = (taken: readonly ForReceiver[]): mongo.AnyBulkWriteOperation<EventRecord>[] =>
  byTakers(taken).map(({ receivers, ids }) => ({
    updateMany: {
      filter: { _id: { $in: ids }, pending: { $in: receivers } },
      update: [{ $set: { pending: without(receivers) } }],
    },
  }));

function byTakers(taken: readonly ForReceiver[]): readonly Takers[] {
  const receiversOf = new Map<string, readonly string[]>();
  for (const { receiver, events } of taken)
    for (const { _id } of events) receiversOf.set(_id, [...(receiversOf.get(_id) ?? []), receiver]);
  const groups = new Map<string, Takers>();
  for (const [id, receivers] of receiversOf) {
    const key = receivers.join(' ');
    const group = groups.get(key) ?? { receivers, ids: [] };
    groups.set(key, group);
    group.ids.push(id);
  }
  return [...groups.values()];
}

/** In one step, so that no crash leaves an empty list behind, which would stay in the index for ever. */
const without = (receivers: readonly string[]) => ({
  $let: {
    vars: { rest: { $filter: { input: '$pending', cond: { $not: [{ $in: ['$$this', receivers] }] } } } },
    in: { $cond: [{ $eq: ['$$rest', []] }, '$$REMOVE', '$$rest'] },
  },
});
