import type { IpSituationResolvers } from '../generated.ts';
import { ipRightsPage } from '../services/ip-situation.ts';

export const IpSituation: IpSituationResolvers = {
  rights: (situation, page, context) => ipRightsPage(context, situation, page),
};
