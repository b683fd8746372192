import { newId } from '../../../runtime/id.ts';
import { partyOf, requireParty } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { ManufacturersContext } from '../context.ts';
import { readFields } from '../domain/read-fields.ts';
import { readBrandName, readCountries } from '../domain/registration.ts';
import { MAX_BRANDS } from '../domain/supplier.ts';
import type { RegisterBrandInput } from '../generated.ts';
import type { BrandRecord } from '../models/brand.ts';
import { lockSupplier } from './lock-supplier.ts';

/** Records a supplier's brand. @throws DUPLICATE for a name that it has already, LIMIT_EXCEEDED beyond 50 brands. */
export function registerBrand(
  { viewer, models, write }: ManufacturersContext,
  input: RegisterBrandInput,
): Promise<Answered<{ readonly brandId: string }>> {
  const { supplierId } = input;
  const party = partyOf(requireParty(viewer, 'catalog:write', supplierId));
  const content = readFields({
    name: () => readBrandName(input.name),
    registeredIn: () => readCountries(input.registeredIn),
  });

  return write({ mutation: 'registerBrand', party, input }, async ({ session, now }) => {
    await lockSupplier(models, supplierId, session);
    const brands = await models.brands.find({ supplierId }).session(session).lean<BrandRecord[]>();
    if (brands.some(({ name }) => name === content.name)) {
      throw new Problem('DUPLICATE', 'brand-registered', {
        message: 'The supplier has this brand already',
        field: ['name'],
      });
    }
    if (brands.length >= MAX_BRANDS) {
      throw new Problem('LIMIT_EXCEEDED', 'too-many-brands', {
        message: `A supplier has at most ${MAX_BRANDS} brands`,
      });
    }
    const brandId = newId('brand', now);
    await models.brands.insertMany([{ _id: brandId, supplierId, ...content }], { session, lean: true });
    return { brandId };
  });
}
