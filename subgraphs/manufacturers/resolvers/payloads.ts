import type {
  RegisterBrandPayloadResolvers,
  RegisterSupplierPayloadResolvers,
  SkuResultResolvers,
} from '../generated.ts';

export const RegisterSupplierPayload: RegisterSupplierPayloadResolvers = {
  supplier: ({ supplierId }, _arguments, { loaders }) =>
    supplierId === null ? null : loaders.supplierById.load(supplierId),
};

export const RegisterBrandPayload: RegisterBrandPayloadResolvers = {
  brand: ({ brandId }, _arguments, { loaders }) =>
    brandId === null ? null : loaders.brandById.load(brandId),
};

export const SkuResult: SkuResultResolvers = {
  sku: ({ skuId }, _arguments, { loaders }) => (skuId === null ? null : loaders.skuById.load(skuId)),
};
