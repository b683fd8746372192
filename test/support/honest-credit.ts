const money = (amount: string) => ({ amount, currency: 'EUR' });

/** An order that was delivered before it was paid, insured in part, and indemnified. */
export const honestCredit = () => ({
  ...{
    id: 'order_3',
    total: money('100.00'),
    uninsured: money('40.00') as { amount: string } | null,
    payments: [],
  },
  proceeds: { fromBuyer: money('0.00'), fromInsurer: money('54.00'), received: true },
  cover: {
    status: 'CLAIMED',
    ...{ invoice: money('100.00'), insured: money('60.00'), uninsured: money('40.00') },
    ...{ outstanding: money('60.00'), share: '0.9' },
    limit: { id: 'lim_1', approved: money('60.00'), outstanding: money('60.00') },
    policy: { id: 'pol_1', used: money('54.00'), maxLiability: money('1000.00') },
    claim: { status: 'INDEMNIFIED', loss: money('100.00'), indemnity: money('54.00') },
  },
});
