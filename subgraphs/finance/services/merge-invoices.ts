import type { Connection } from 'mongoose';
import { installOnce } from '../../../runtime/reference-data.ts';
import { formatDecimal, parseDecimal } from '../../../values/decimal.ts';
import { groupsBy } from '../../../values/group-by.ts';
import { add } from '../../../values/money.ts';
import type { Models } from '../models/index.ts';
import { vatInvoiceId, type VatInvoiceRecord } from '../models/vat-invoice.ts';

/** Makes one account of what earlier versions kept apart: an invoice whose number was written in several ways. Once. */
export const mergeInvoices = (db: Connection, { vatInvoices }: Models): Promise<void> =>
  installOnce(db, { name: 'vat_invoices', fingerprint: 'by-key' }, async () => {
    const records = await vatInvoices.find().sort({ _id: 1 }).lean<VatInvoiceRecord[]>();
    const byKey = groupsBy(records, ({ supplierId, number, line }) => vatInvoiceId(supplierId, number, line));
    for (const [_id, group] of byKey) {
      const others = group.map((record) => record._id).filter((each) => each !== _id);
      if (others.length === 0) continue;
      await db.transaction(async (session) => {
        await vatInvoices.replaceOne({ _id }, { ...group.reduce(merged), _id }, { session, upsert: true });
        await vatInvoices.deleteMany({ _id: { $in: others } }, { session });
      });
    }
  });

const merged = (into: VatInvoiceRecord, { used }: VatInvoiceRecord): VatInvoiceRecord => ({
  ...into,
  used: {
    quantity: formatDecimal(parseDecimal(into.used.quantity).plus(parseDecimal(used.quantity))),
    base: add(into.used.base, used.base),
    refund: add(into.used.refund, used.refund),
  },
});
