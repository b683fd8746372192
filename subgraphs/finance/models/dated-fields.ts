import { validityFields } from '../../../runtime/fields.ts';

/** What all dated rows have: see `DatedRow`. */
export const datedFields = {
  _id: { type: String, required: true },
  subject: { type: String, required: true },
  byOperator: { type: Boolean, required: true },
  text: { type: String, required: true },
  source: { type: String, required: true },
  ...validityFields,
} as const;
