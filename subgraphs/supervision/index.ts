import { defineSubgraph } from '../../runtime/subgraph.ts';
import { open } from './context.ts';
import { resolvers } from './resolvers/index.ts';

export const supervision = defineSubgraph({
  directory: import.meta.dirname,
  resolvers,
  nodeTypes: {
    zone: 'Zone',
    indicators: 'IndicatorSet',
    decl: 'Declaration',
    sum: 'SummaryDeclaration',
    alert: 'Alert',
    practice: 'Practice',
  },
  consumes: [
    'OrderPlaced',
    'OrderMoved',
    'PaymentMoved',
    'LedgerChanged',
    'SettlementMoved',
    'ShipmentBooked',
    'ShipmentMoved',
    'SupplierRegistered',
    'DeclarationMoved',
    'ListSummarized',
    'StockShort',
    'RefundClaimMoved',
    'ReturnMoved',
    'ReturnDuesChanged',
    'CoverMoved',
    'CalendarChanged',
  ],
  open,
});
