import { newId } from '../../../runtime/id.ts';
import { partyOf, requireScope } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { ManufacturersContext } from '../context.ts';
import type { EventData } from '../domain/events.ts';
import { readFields } from '../domain/read-fields.ts';
import { readCreditCode, readName, readOptionalName } from '../domain/registration.ts';
import { sortNameOf } from '../domain/sort-name.ts';
import { newFeed } from '../domain/stock-feed.ts';
import type { RegisterSupplierInput } from '../generated.ts';
import type { SupplierRecord } from '../models/supplier.ts';

/** Registers a supplier, with an empty feed. @throws DUPLICATE for a credit code that is registered already. */
export function registerSupplier(
  { viewer, models, write }: ManufacturersContext,
  input: RegisterSupplierInput,
): Promise<Answered<{ readonly supplierId: string }>> {
  const operator = requireScope(viewer, 'parties:write');
  const names = readFields({
    nameEn: () => readName(input.nameEn),
    nameZh: () => readOptionalName(input.nameZh),
    creditCode: () => readCreditCode(input.creditCode),
  });
  const { role, taxpayer } = input;
  const beltId = input.beltId ?? null;

  return write(
    { mutation: 'registerSupplier', party: partyOf(operator), input },
    async ({ session, now, emit }) => {
      if (beltId !== null && !(await models.belts.exists({ _id: beltId }).session(session))) {
        throw new Problem('NOT_FOUND', 'no-such-belt', { message: 'No such belt', field: ['beltId'] });
      }
      if (await models.suppliers.exists({ creditCode: names.creditCode }).session(session)) {
        throw new Problem('DUPLICATE', 'credit-code-registered', {
          message: 'A supplier with this credit code is registered already',
          field: ['creditCode'],
        });
      }
      const supplierId = newId('sup', now);
      const supplier: SupplierRecord = {
        _id: supplierId,
        ...names,
        sortName: sortNameOf(names.nameEn),
        role,
        taxpayer,
        beltId,
        version: 1,
      };
      await models.suppliers.insertMany([supplier], { session, lean: true });
      await models.stockFeeds.insertMany([newFeed(supplierId)], { session, lean: true });
      const { nameEn, nameZh } = names;
      const data: EventData['SupplierRegistered'] = { supplierId, nameEn, nameZh, role, taxpayer, beltId };
      emit({ aggregateId: supplierId, sequence: 1, type: 'SupplierRegistered', data });
      return { supplierId };
    },
  );
}
