import { inForce } from '../../../runtime/in-force.ts';
import { signQuote } from '../../../runtime/shipping-quote.ts';
import { type CalendarDate, chinaDate, parseCalendarDate } from '../../../values/calendar-date.ts';
import { isCountryCode } from '../../../values/country-code.ts';
import { withoutReplaced } from '../../../values/dated-row.ts';
import { Problem } from '../../../values/problem.ts';
import type { LogisticsContext } from '../context.ts';
import { type Offer, offerEnd, offersOf } from '../domain/offer.ts';
import type { ShippingQuoteInput } from '../generated.ts';
import type { FreightRateRecord } from '../models/freight-rate.ts';
import type { LaneRecord } from '../models/lane.ts';
import type { WeightRuleRecord } from '../models/weight-rule.ts';
import { billedIn } from './billed-in.ts';
import { consignmentOf } from './consignment.ts';
import { joinQuote, type JoinedQuote } from './read-quote.ts';

const MAX_QUOTES = 20;
const MAX_RATES = 1_000;

/** Signed offers, cheapest first. @throws BAD_INPUT */
export async function quoteShipping(
  context: LogisticsContext,
  input: ShippingQuoteInput,
): Promise<readonly JoinedQuote[]> {
  const now = context.clock.now();
  const on = input.on == null ? chinaDate(now) : parseCalendarDate(input.on);
  const consignment = consignmentOf(input);
  const bill = await billedIn(context.models, input.currency ?? null, on);
  const lanes = await lanesFor(context, input);
  const rates = withoutReplaced(await ratesOn(context, lanes, on));
  const offers = offersOf(consignment, {
    rates,
    laneDays: new Map(lanes.map(({ _id, days }) => [_id, days])),
    weightRules: new Map((await weightRulesOn(context, on)).map((rule) => [rule.key, rule])),
  });
  const { signing } = await context.quoteKeys();
  const modes = new Map(lanes.map(({ _id, mode }) => [_id, mode]));
  const quotes = offers.slice(0, MAX_QUOTES).flatMap((offer) => {
    const mode = modes.get(offer.rate.laneId);
    return mode
      ? signQuote(
          {
            ...termsOf(input, offer),
            price: bill(offer.price),
            ...consignment,
            mode,
            on,
            expiresAt: endOf(offer),
          },
          signing,
        )
      : [];
  });
  const joined = await Promise.all(quotes.map((quote) => joinQuote(context, quote)));
  return joined.filter((quote) => quote !== null);

  function endOf({ rate: { offerHours } }: Offer): Date {
    return offerEnd(now, { on, offerHours });
  }
}

const termsOf = (
  { fromPortId, destination }: ShippingQuoteInput,
  { rate, chargeableGrams, days }: Offer,
) => ({
  laneId: rate.laneId,
  carrierId: rate.carrierId,
  rateId: rate._id,
  fromPortId,
  destination,
  chargeableGrams,
  days,
});

/** The lanes from the port to the country. */
async function lanesFor(
  { models, loaders }: LogisticsContext,
  { fromPortId, destination, mode }: ShippingQuoteInput,
): Promise<readonly LaneRecord[]> {
  if (!isCountryCode(destination)) {
    throw new Problem('BAD_INPUT', 'malformed-country', { message: 'A destination is a country such as DE' });
  }
  if (!(await loaders.portById.load(fromPortId))) {
    throw new Problem('BAD_INPUT', 'unknown-port', { message: 'fromPortId is no port of this graph' });
  }
  const lanes = await models.lanes
    .find({ from: fromPortId, toCountries: destination, ...(mode && { mode }) })
    .lean<LaneRecord[]>();
  for (const lane of lanes) loaders.laneById.prime(lane._id, lane);
  return lanes;
}

async function ratesOn(
  { models, loaders }: LogisticsContext,
  lanes: readonly LaneRecord[],
  on: CalendarDate,
): Promise<readonly FreightRateRecord[]> {
  const laneId = { $in: lanes.map(({ _id }) => _id) };
  const rates = await models.freightRates
    .find({ laneId, ...inForce(on) }, null, { batchSize: MAX_RATES })
    .limit(MAX_RATES)
    .lean<FreightRateRecord[]>();
  for (const rate of rates) loaders.freightRateById.prime(rate._id, rate);
  return rates;
}

const weightRulesOn = ({ models }: LogisticsContext, on: CalendarDate): Promise<WeightRuleRecord[]> =>
  models.weightRules.find(inForce(on)).lean<WeightRuleRecord[]>();
