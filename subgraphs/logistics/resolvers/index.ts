import { Carrier } from './carrier.ts';
import { Lane } from './lane.ts';
import { Port } from './port.ts';
import { Query } from './query.ts';
import { Rule } from './rule.ts';
import { ShippingQuote } from './shipping-quote.ts';
import { Viewer } from './viewer.ts';
import { Warehouse } from './warehouse.ts';

export const resolvers = { Carrier, Lane, Port, Query, Rule, ShippingQuote, Viewer, Warehouse };
