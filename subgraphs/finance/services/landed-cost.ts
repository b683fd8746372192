import type { FinanceContext } from '../context.ts';
import { loadRows } from '../dated-loader.ts';
import type { Consignment } from '../domain/consignment.ts';
import { rowOn } from '../../../values/dated-row.ts';
import { pairsToLoad } from '../domain/exchange-rate.ts';
import type { MarketRuleRow } from '../domain/import-rules.ts';
import { type ImportRules, landedCost, type LandedCost } from '../domain/landed-cost.ts';
import { levySubjectsOf } from '../domain/levies.ts';
import type { Loaders } from '../loaders.ts';
import type { ListingMapper } from '../mappers.ts';
import { asBadInput } from './arguments.ts';
import type { ConsignmentInput } from '../generated.ts';
import { type LandedCostArguments, readConsignment } from './consignment.ts';
import { readGivenConsignment } from './given-consignment.ts';

/** What a listing costs at the buyer's door. Import rules go by the day at the destination. */
export async function quoteLandedCost(
  { loaders, clock }: FinanceContext,
  listing: ListingMapper,
  args: LandedCostArguments,
): Promise<LandedCost> {
  const consignment = readConsignment(listing, args, clock.now());
  const rules = await loadImportRules(loaders, consignment);
  return asBadInput('quantity', () => landedCost(consignment, rules));
}

/** What a consignment of several goods costs at the buyer's door. @throws BAD_INPUT */
export async function quoteConsignment(
  { loaders, clock }: FinanceContext,
  input: ConsignmentInput,
): Promise<LandedCost> {
  const consignment = readGivenConsignment(input, clock.now());
  const rules = await loadImportRules(loaders, consignment);
  return asBadInput('goods', () => landedCost(consignment, rules));
}

/** Two rounds of reads, however many listings ask at once: the market's rules say what else is needed. */
async function loadImportRules(loaders: Loaders, consignment: Consignment): Promise<ImportRules> {
  const { country, on } = consignment;
  const [markets, vatRates] = await Promise.all([
    loadRows(loaders.marketRules, [country], on),
    loadRows(loaders.vatRates, [country], on),
  ]);
  const market = rowOn(markets, on);
  const [levies, fees, fxRates] = await Promise.all([
    loadRows(loaders.dutyRates, tariffSubjects(consignment, market), on),
    loadRows(loaders.customsFees, market ? [market.market] : [], on),
    loadRows(loaders.fxRates, neededPairs(consignment, market), on),
  ]);
  return { markets, vatRates, levies, fees, fxRates };
}

const tariffSubjects = ({ goods }: Consignment, market: MarketRuleRow | null): readonly string[] =>
  distinct(
    goods.flatMap(({ tariff }) =>
      tariff && market ? levySubjectsOf({ ...tariff, market: market.market }) : [],
    ),
  );

function neededPairs(
  { goods, freight, insurance }: Consignment,
  market: MarketRuleRow | null,
): readonly string[] {
  const currency = market?.currency ?? goods[0].price.currency;
  const amounts = [...goods.map(({ price }) => price), freight, insurance, market?.lowValue?.limit ?? null];
  return distinct(amounts.flatMap((amount) => (amount ? pairsToLoad(amount.currency, currency) : [])));
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
