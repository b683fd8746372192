import type { FinanceContext } from '../context.ts';
import { loadRows } from '../dated-loader.ts';
import { type ExchangeRate, exchangeRateOn, pairsToLoad } from '../domain/exchange-rate.ts';
import { chinaDayOf, readCurrency } from './arguments.ts';

/** The rate of a pair of currencies; null where the day has none. Days are China's, as its central parities are. */
export async function findExchangeRate(
  { loaders, clock }: FinanceContext,
  query: { readonly base: string; readonly quote: string; readonly on?: string | null | undefined },
): Promise<ExchangeRate | null> {
  const base = readCurrency(query.base, 'base');
  const quote = readCurrency(query.quote, 'quote');
  const on = chinaDayOf(query.on, clock);
  const rows = await loadRows(loaders.fxRates, pairsToLoad(base, quote), on);
  return exchangeRateOn(rows, { base, quote, on });
}
