const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const units = (value: string) => ({ value });

/** What was refunded of one unit that came back, in advance of goods abroad, and to a maker for a month. */
export function honestRefunds() {
  const claimLine = {
    ...{ declaration: { id: 'decl_1' }, lineNumber: 1, invoiceNumber: 'INV-1' as string | null },
    ...{ fob: yuan('60.00'), base: yuan('10.00'), rate: '0.13' },
    ...{ amount: yuan('1.30'), repaid: yuan('1.30'), quantity: units('1'), repaidQuantity: units('1') },
  };
  const head = { filedAt: '2026-12-01T00:00:00Z', preRefund: false, reconciliation: null, period: null };
  const claim = {
    ...{ ...head, id: 'claim_1', status: 'CLAWED_BACK', amount: yuan('1.30') },
    lines: { nodes: [claimLine] },
  };
  const preRefund = {
    ...{ ...head, id: 'claim_2', status: 'RECONCILED', preRefund: true, amount: yuan('0.00') },
    reconciliation: { finalAmount: yuan('0.00'), repaid: yuan('0.00') } as object | null,
    lines: { nodes: [] },
  };
  const periodLine = { ...claimLine, invoiceNumber: null, fob: yuan('100.00'), amount: yuan('10.00') };
  const period = {
    ...{ month: '2026-11', carriedIn: yuan('0.00') },
    ...{ credit: yuan('3.00'), carriedOut: yuan('0.00') },
  };
  const periodClaim = {
    ...{ ...head, id: 'claim_3', status: 'PAID', amount: yuan('10.00'), period },
    lines: { nodes: [periodLine] },
  };
  const invoices = [{ number: 'INV-1', line: 1, quantity: 1, amountExVat: '10.00' }];
  return { claim, claimLine, preRefund, period, periodClaim, periodLine, invoices };
}
