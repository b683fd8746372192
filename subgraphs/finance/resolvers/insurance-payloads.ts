import type {
  DeclareCoverPayloadResolvers,
  FileInsuranceClaimPayloadResolvers,
  IssuePolicyPayloadResolvers,
  NotifyLossPayloadResolvers,
  RecordInsurerDecisionPayloadResolvers,
  RequestCreditLimitPayloadResolvers,
} from '../generated.ts';
import { claimFor, coverOf, limitFor, policyFor } from '../services/insurance-views.ts';

export const IssuePolicyPayload: IssuePolicyPayloadResolvers = {
  policy: ({ policyId }, _arguments, context) => (policyId === null ? null : policyFor(context, policyId)),
};

export const RequestCreditLimitPayload: RequestCreditLimitPayloadResolvers = {
  limit: ({ limitId }, _arguments, context) => (limitId === null ? null : limitFor(context, limitId)),
};

export const DeclareCoverPayload: DeclareCoverPayloadResolvers = {
  cover: ({ orderId }, _arguments, context) => (orderId === null ? null : coverOf(context, orderId)),
};

export const NotifyLossPayload: NotifyLossPayloadResolvers = {
  cover: ({ orderId }, _arguments, context) => (orderId === null ? null : coverOf(context, orderId)),
};

export const FileInsuranceClaimPayload: FileInsuranceClaimPayloadResolvers = {
  claim: ({ claimId }, _arguments, context) => (claimId === null ? null : claimFor(context, claimId)),
};

/** The subject is one of the three; it is not found among the others. */
export const RecordInsurerDecisionPayload: RecordInsurerDecisionPayloadResolvers = {
  limit: ({ subjectId }, _arguments, context) => (subjectId === null ? null : limitFor(context, subjectId)),
  claim: ({ subjectId }, _arguments, context) => (subjectId === null ? null : claimFor(context, subjectId)),
  policy: ({ subjectId }, _arguments, context) => (subjectId === null ? null : policyFor(context, subjectId)),
};
