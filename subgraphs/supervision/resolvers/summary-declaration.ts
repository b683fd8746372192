import type { SummaryDeclarationResolvers, SummaryLineResolvers } from '../generated.ts';
import { summarizedLists } from '../services/summarized-lists.ts';

export const SummaryDeclaration: SummaryDeclarationResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.summaryById.load(id),

  id: ({ _id }) => _id,
  ownerCode: ({ ownerId }) => ownerId,
  transportCode: ({ transportMode }) => transportMode,
  exitCustomsCode: ({ exitCustoms }) => exitCustoms,
  lines: ({ lines }) => lines.map((line, index) => ({ ...line, number: index + 1 })),
  declarations: ({ _id }, page, context) => summarizedLists(context, _id, page),
  late: ({ isLate }) => isLate,
};

export const SummaryLine: SummaryLineResolvers = {
  destination: ({ finalDestination }) => finalDestination,
  quantity: ({ quantity, unit }) => ({ value: String(quantity), unit }),
  netWeight: ({ netGrams }) => ({ grams: netGrams }),
};
