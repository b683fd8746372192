import type { Observed, ObservedOrder } from '../observe.ts';
import { checkEach, type Invariant, unless, withAttempts } from './invariant.ts';
import { chinaMonth } from '../../../values/month.ts';
import { exact, sum } from './money.ts';

type Declaration = ObservedOrder['declarations'][number];

interface Declared {
  readonly order: ObservedOrder;
  readonly declaration: Declaration;
}

const declaredOf = (orders: readonly ObservedOrder[]): readonly Declared[] =>
  orders.flatMap((order) => order.declarations.map((declaration) => ({ order, declaration })));

const totalOf = ({ lines }: Declaration): bigint => sum(lines.map(({ total }) => exact(total.amount)));

const isLive = ({ status }: Declaration): boolean => !['REJECTED', 'WITHDRAWN'].includes(status);

/** When something happened that the timeline tells of, first; null = never. */
function firstOf({ timeline }: ObservedOrder, kind: string, text = ''): number | null {
  const found = timeline.nodes.filter((node) => node.kind === kind && node.text.startsWith(text));
  return found.length === 0 ? null : Math.min(...found.map(({ at }) => Date.parse(at)));
}

/** One thing never came before the other. */
function isAfter(later: number | null, earlier: number | null): boolean {
  return later === null || (earlier !== null && earlier <= later);
}

const releasedAt = (order: ObservedOrder): number | null => firstOf(order, 'DECLARATION_RELEASED');

const isLoadedAfterRelease = (order: ObservedOrder): boolean =>
  releasedAt(order) !== null && isAfter(firstOf(order, 'SHIPMENT_MOVED', 'Goods loaded'), releasedAt(order));

const isPaidAfterRelease = (order: ObservedOrder): boolean =>
  releasedAt(order) !== null && isAfter(firstOf(order, 'SETTLEMENT_PAID'), releasedAt(order));

type Merged = Observed['summaries'][number]['lines'][number];

const mergeKey = ({ hsCode, destination, quantity, total }: Merged): string =>
  [hsCode, destination, quantity.unit, total.currency].join('/');

/** The modes that goods may go by: to consumers, to warehouses abroad, and to the doors of businesses. */
function modesFor({ channel, shipments }: ObservedOrder, { zone }: Declaration): readonly string[] {
  if (channel === 'B2C') return ['M9610', 'M1210'];
  if (shipments.some(({ toWarehouse }) => toWarehouse !== null)) return ['M9810'];
  return zone === null ? ['M0110'] : ['M9710'];
}

export const customsInvariants: readonly Invariant[] = [
  {
    id: 'I14',
    text: 'the lines of a declaration are its value, and a whole order’s goods',
    check: ({ orders }) =>
      checkEach('declarations', declaredOf(orders), ({ order, declaration }) => {
        const isSum = totalOf(declaration) === exact(declaration.declared.amount);
        const isWhole = order.declarations.length !== 1 || totalOf(declaration) === exact(order.goods.amount);
        return unless(isSum && isWhole, `${declaration.id} of ${order.number}`);
      }),
  },
  {
    id: 'I15',
    text: 'no more is declared than was ordered',
    check: ({ orders }) =>
      checkEach('orders', orders, (order) => {
        const declared = sum(
          order.declarations
            .filter(isLive)
            .flatMap(({ lines }) => lines.map(({ quantity }) => exact(quantity.value))),
        );
        const ordered = sum(order.lines.map(({ quantity }) => exact(String(quantity))));
        return unless(declared <= ordered, `${order.number}: ${declared} of ${ordered}`);
      }),
  },
  {
    id: 'I16',
    text: 'nothing is loaded that customs has not released',
    check: ({ orders, world }) => {
      const shipped = checkEach('orders shipped', orders.filter(hasShipped), (order) => {
        const isReleased = order.declarations.some(({ status }) => RELEASED.has(status));
        const holds = isReleased && isLoadedAfterRelease(order);
        return unless(holds, `${order.number} was loaded without a release`);
      });
      return withAttempts(shipped, world.attempts.I16, 'loadings before the release that were refused');
    },
  },
  {
    id: 'I17',
    text: 'no settlement is offered before a release',
    check: ({ orders, world }) => {
      const settled = checkEach(
        'orders settled',
        orders.filter(({ settlements }) => settlements.some(isOffered)),
        (order) => unless(isPaidAfterRelease(order), `${order.number} was settled too early`),
      );
      return withAttempts(settled, world.attempts.I17, 'requests before the release that got no offer');
    },
  },
  {
    id: 'I18',
    text: 'each closed list is in one monthly summary, whose totals are those of its lists',
    check: ({ orders, summaries, at }) => {
      const times = new Map<string, number>();
      for (const { id } of summaries.flatMap(({ lists }) => lists)) times.set(id, (times.get(id) ?? 0) + 1);
      const month = chinaMonth(at);
      const due = declaredOf(orders).filter(({ declaration }) => isToBeSummedUp(declaration, month));
      const lists = checkEach('lists in monthly summaries', due, ({ declaration: { id, summary } }) =>
        unless(times.get(id) === 1 && summary !== null, `${id} is in ${times.get(id) ?? 0} summaries`),
      );
      const sums = checkEach('summaries', summaries, ({ id, listCount, lists: parts, lines, total }) => {
        const declared = sum(parts.map((list) => exact(list.declared.amount)));
        const merged = sum(lines.map((line) => exact(line.total.amount)));
        const isWhole = parts.length === listCount && declared === merged && merged === exact(total.amount);
        return unless(
          isWhole && new Set(lines.map(mergeKey)).size === lines.length,
          `${id} is not the sum of its lists`,
        );
      });
      return { ...lists, failures: [...lists.failures, ...sums.failures] };
    },
  },
  {
    id: 'I19',
    text: 'a receipt counts once, and no state goes backwards',
    check: ({ orders }) =>
      checkEach('declarations', declaredOf(orders), ({ order, declaration }) => {
        if (!goesForward(order))
          return `${declaration.id} went back: ${JSON.stringify(order.timeline.nodes)}`;
        const isClosed = order.status !== 'COMPLETED' || ['CLOSED', 'DEPARTED'].includes(declaration.status);
        const receipts = declaration.receipts.map(({ message, code, at }) => `${message}/${code}/${at}`);
        return unless(
          isClosed && new Set(receipts).size === receipts.length,
          `${declaration.id}: ${receipts.join(', ')}`,
        );
      }),
  },
  {
    id: 'I20',
    text: 'the same documents have the same verdict',
    check: ({ orders, judgedAgain }) =>
      checkEach('orders', [...orders.entries()], ([index, { number, match }]) =>
        unless(
          JSON.stringify(match) === JSON.stringify(judgedAgain[index]),
          `${number} was judged twice, differently`,
        ),
      ),
  },
  {
    id: 'I21',
    text: 'goods are declared by the mode of their way, and in a zone that is one',
    check: ({ orders, reference }) => {
      const zones = new Map(reference.zones.map((zone) => [zone.id, zone]));
      return checkEach('declarations', declaredOf(orders), ({ order, declaration }) =>
        unless(
          modesFor(order, declaration).includes(declaration.mode) &&
            (declaration.zone === null || zones.get(declaration.zone.id)?.revokedOn === null),
          `${declaration.id} is declared as ${declaration.mode} in ${declaration.zone?.id ?? 'no zone'}`,
        ),
      );
    },
  },
];

/** A retail list that customs closed in a month that is over, and that is not released without a summary. */
function isToBeSummedUp({ mode, status, statisticsOnly, receipts }: Declaration, thisMonth: string): boolean {
  const closed = receipts.find(({ code }) => code === '899');
  if (mode !== 'M9610' || status !== 'CLOSED' || statisticsOnly || !closed) return false;
  return chinaMonth(new Date(closed.at)) < thisMonth;
}

/** What the timeline tells of a declaration, from its beginning to its end. */
const STAGES = ['DECLARATION_SUBMITTED', 'CUSTOMS_RECEIPT', 'DECLARATION_RELEASED', 'DECLARATION_CLOSED'];

/** What is rejected begins anew. Of several declarations the timeline does not tell which one it means. */
function goesForward({ timeline, declarations }: ObservedOrder): boolean {
  if (declarations.length > 1) return true;
  let reached = 0;
  return timeline.nodes
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .every(({ kind }) => {
      const stage = kind === 'DECLARATION_REJECTED' ? 0 : STAGES.indexOf(kind);
      const isForward = stage >= reached || stage === -1 || kind === 'DECLARATION_REJECTED';
      if (stage !== -1) reached = stage;
      return isForward;
    });
}

const RELEASED: ReadonlySet<string> = new Set(['RELEASED', 'DEPARTED', 'CLOSED']);
const LOADED: ReadonlySet<string> = new Set([
  'LOADED',
  'DEPARTED',
  'ARRIVED',
  'IMPORT_CLEARING',
  'DELIVERED',
  'STORED_OVERSEAS',
]);

const hasShipped = ({ shipments }: ObservedOrder): boolean =>
  shipments.some(({ status }) => LOADED.has(status));

const isOffered = ({ status }: { readonly status: string }): boolean =>
  ['QUOTED', 'CONVERTED', 'PAID_OUT'].includes(status);
