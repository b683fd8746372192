import { type Decimal, parseDecimal } from '../../../values/decimal.ts';
import { type Money, parseAmount, zero } from '../../../values/money.ts';
import { parseMonth } from '../../../values/month.ts';
import { Problem, problemAt, Problems } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { VatPeriodFigures } from '../domain/claim-by-period.ts';
import { type GivenInvoice, invoiceKey } from '../domain/draw-invoices.ts';
import type { FileRefundClaimInput, InvoiceInput, VatPeriodInput } from '../generated.ts';

const MAX_DECLARATIONS = 100;
/** Of a maker, who claims a whole period at once: its refund cannot be reckoned in parts. */
const MAX_OF_PERIOD = 2_000;
const MAX_INVOICES = 500;
const MAX_NUMBER = 50;

/** What a claim gives, read. @throws Problems with all that is wrong */
export const readClaimInput = (input: FileRefundClaimInput) =>
  readFields([], {
    declarationIds: () => readIds(input),
    only: () => readOnly(input),
    invoices: () => readInvoices(input.invoices ?? []),
    period: () => (input.period ? readPeriod(input.period) : null),
  });

function readIds({ declarationIds: ids, period }: FileRefundClaimInput): readonly string[] {
  const most = period ? MAX_OF_PERIOD : MAX_DECLARATIONS;
  if (ids.length === 0 || ids.length > most) {
    throw new Problem('LIMIT_EXCEEDED', 'number-of-declarations', {
      message: `1 to ${most} declarations${period ? ' a period' : ''}`,
    });
  }
  if (new Set(ids).size < ids.length) {
    throw new Problem('DUPLICATE', 'declaration-twice', { message: 'A declaration stands here twice' });
  }
  return ids;
}

/** The lines that are named; null = all. */
function readOnly({ only, declarationIds }: FileRefundClaimInput): FileRefundClaimInput['only'] | null {
  if (!only) return null;
  if (only.length === 0 || only.length > MAX_INVOICES) {
    throw new Problem('LIMIT_EXCEEDED', 'number-of-lines', { message: `1 to ${MAX_INVOICES} lines` });
  }
  const index = only.findIndex(({ declarationId }) => !declarationIds.includes(declarationId));
  if (index === -1) return only;
  throw new Problem('INVALID', 'declaration-not-named', {
    message: 'The line is of a declaration that is not claimed',
    field: [String(index), 'declarationId'],
  });
}

function readInvoices(invoices: readonly InvoiceInput[]): readonly GivenInvoice[] {
  if (invoices.length > MAX_INVOICES) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-invoices', { message: `At most ${MAX_INVOICES} invoices` });
  }
  const problems: Problem[] = [];
  const read = invoices.flatMap((invoice, index) => {
    try {
      return [readInvoice(invoice)];
    } catch (error) {
      if (!(error instanceof Problems)) throw error;
      problems.push(...error.problems.map((each) => problemAt([String(index), ...(each.field ?? [])], each)));
      return [];
    }
  });
  if (problems.length > 0) throw new Problems(problems);
  return distinct(read);
}

function readInvoice({ declarationId, ...input }: InvoiceInput): GivenInvoice {
  const { amountExVat: amount, ...read } = readFields([], {
    number: () => parseText(input.number, MAX_NUMBER),
    line: () => readCount(input.line ?? 1),
    lineNumber: () => readCount(input.lineNumber),
    quantity: () => above0(parseDecimal(input.quantity)),
    amountExVat: () => yuan(input.amountExVat),
    levyRate: () => share(parseDecimal(input.levyRate)),
  });
  return { declarationId, amount, ...read };
}

function distinct(invoices: readonly GivenInvoice[]): readonly GivenInvoice[] {
  const seen = new Set<string>();
  for (const [index, { number, line, declarationId, lineNumber }] of invoices.entries()) {
    const key = JSON.stringify([invoiceKey(number), line, declarationId, lineNumber]);
    if (seen.has(key)) {
      throw new Problem('DUPLICATE', 'invoice-twice', {
        message: 'This invoice stands here twice for one line',
        field: [String(index)],
      });
    }
    seen.add(key);
  }
  return invoices;
}

const readPeriod = (input: VatPeriodInput): VatPeriodFigures =>
  readFields([], {
    month: () => readMonth(input.month),
    outputVat: () => yuan(input.outputVat),
    inputVat: () => yuan(input.inputVat),
    carriedIn: () => yuan(input.carriedIn),
    unclaimedVat: () => (input.unclaimedVat == null ? zero('CNY') : parseAmount(input.unclaimedVat, 'CNY')),
    repaidVat: () => (input.repaidVat == null ? zero('CNY') : yuan(input.repaidVat)),
    freeMaterials: () => (input.freeMaterials == null ? zero('CNY') : yuan(input.freeMaterials)),
  });

function readMonth(text: string): string {
  try {
    return parseMonth(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem('INVALID', error.reason, { message: error.message });
  }
}

function readCount(count: number): number {
  if (count >= 1) return count;
  throw new Problem('INVALID', 'not-from-1', { message: 'Lines are counted from 1' });
}

function yuan(text: string): Money {
  const amount = parseAmount(text, 'CNY');
  if (amount.minor >= 0n) return amount;
  throw new Problem('INVALID', 'negative-amount', { message: 'An amount here is 0 or more' });
}

function above0(value: Decimal): Decimal {
  if (value.gt('0')) return value;
  throw new Problem('INVALID', 'not-above-zero', { message: 'A quantity is above 0' });
}

function share(value: Decimal): Decimal {
  if (value.gte('0') && value.lte('1')) return value;
  throw new Problem('INVALID', 'not-a-share', { message: 'A rate is a share from 0 to 1, such as 0.13' });
}
