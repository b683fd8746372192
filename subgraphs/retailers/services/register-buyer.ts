import { newId } from '../../../runtime/id.ts';
import { partyOf, requireScope } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { isCountry } from '../../../values/country-code.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { RetailersContext } from '../context.ts';
import type { BuyerKind } from '../domain/order.ts';
import type { BuyerRecord } from '../models/buyer.ts';

const MAX_NAME = 200;

export interface RegisterBuyerInput {
  readonly idempotencyKey: string;
  readonly name: string;
  readonly country: string;
  readonly kind: BuyerKind;
}

/** Opens a buyer's account. The name goes to a record of its own; neither event nor stored answer has it. */
export async function registerBuyer(
  { models, viewer, write }: RetailersContext,
  input: RegisterBuyerInput,
): Promise<Answered<{ readonly buyer: BuyerRecord }>> {
  const party = partyOf(requireScope(viewer, 'parties:write'));
  const { name, country, kind } = readFields([], {
    name: () => parseText(input.name, MAX_NAME),
    country: () => parseCountry(input.country),
    kind: () => input.kind,
  });

  return write({ mutation: 'registerBuyer', party, input }, async ({ session, now, emit }) => {
    const buyer = { _id: newId('buy', now), kind, country, createdAt: now, version: 1 };
    await models.buyers.insertMany([buyer], { session, lean: true });
    await models.buyerIdentities.insertMany([{ _id: buyer._id, name }], { session, lean: true });
    emit({
      aggregateId: buyer._id,
      sequence: buyer.version,
      type: 'BuyerRegistered',
      data: { buyerId: buyer._id, kind, country },
    });
    return { buyer };
  });
}

function parseCountry(country: string): string {
  if (isCountry(country)) return country;
  throw new Problem('INVALID', 'unknown-country', { message: 'A country is one of ISO 3166-1, such as DE' });
}
