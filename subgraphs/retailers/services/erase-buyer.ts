import { actsFor, partyOf, requireViewer } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { RetailersContext } from '../context.ts';
import type { BuyerRecord } from '../models/buyer.ts';

export interface EraseBuyerInput {
  readonly idempotencyKey: string;
  readonly buyerId: string;
}

/**
 * Erases a buyer's personal data: its name, where each of its orders went, and why one was given up.
 *
 * The orders stay as they are, since nothing of it stands in them. Erasing what is erased already changes nothing.
 */
export async function eraseBuyer(
  { models, loaders, viewer, write }: RetailersContext,
  input: EraseBuyerInput,
): Promise<Answered<{ readonly buyer: BuyerRecord }>> {
  const { buyerId } = input;
  const known = requireViewer(viewer);
  if (!actsFor(known, buyerId)) throw noSuchBuyer();

  const answer = await write(
    { mutation: 'eraseBuyer', party: partyOf(known), input },
    async ({ session, emit }) => {
      const buyer = await models.buyers.findById(buyerId).session(session).lean<BuyerRecord>();
      if (!buyer) throw noSuchBuyer();
      const { deletedCount: names } = await models.buyerIdentities.deleteOne({ _id: buyerId }, { session });
      const { deletedCount: addresses } = await models.consignees.deleteMany({ buyerId }, { session });
      const { deletedCount: words } = await models.cancelReasons.deleteMany({ buyerId }, { session });
      if (names + addresses + words === 0) return { buyer };
      const version = buyer.version + 1;
      await models.buyers.updateOne(
        { _id: buyerId, version: buyer.version },
        { $set: { version } },
        { session },
      );
      emit({ aggregateId: buyerId, sequence: version, type: 'BuyerErased', data: { buyerId } });
      return { buyer: { ...buyer, version } };
    },
  );
  loaders.buyerIdentityById.clear(buyerId);
  loaders.consigneeByOrderId.clearAll();
  loaders.cancelReasonByOrderId.clearAll();
  return answer;
}

const noSuchBuyer = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-buyer', { message: 'No such buyer, or not you', field: ['buyerId'] });
