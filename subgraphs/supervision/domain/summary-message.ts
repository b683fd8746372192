import type { CustomsMessage } from './customs-message.ts';
import { PLATFORM_CODE } from './declaration-fields.ts';
import { customsTime, type Sending } from './outgoing-messages.ts';
import type { SummaryDeclaration } from './summary-declaration.ts';
import type { SummaryList } from './summary-list.ts';

/** Customs' flags of an application: by the eight sames, and names of goods as in the tariff. */
const BY_EIGHT_SAMES = '1';
const TARIFF_NAMES = '1';

/** The application for a summary (CEB701): who declares for whom, and the lists in it by their numbers. */
export const summaryMessage = (
  { copNo, sumNo, declarantId, ownerId }: SummaryDeclaration,
  lists: readonly Pick<SummaryList, 'copNo' | 'invtNo' | 'customsCode'>[],
  { guidOf, at }: Sending,
): CustomsMessage => ({
  kind: 'CEB701',
  guid: guidOf('CEB701'),
  head: {
    guid: guidOf('CEB701'),
    appType: '1',
    appTime: customsTime(at),
    appStatus: '2',
    customsCode: lists[0]?.customsCode ?? null,
    copNo,
    sumNo,
    agentCode: declarantId,
    ebcCode: ownerId,
    declAgentCode: PLATFORM_CODE,
    summaryFlag: BY_EIGHT_SAMES,
    itemNameFlag: TARIFF_NAMES,
    msgCount: '1',
    msgSeqNo: '1',
  },
  lines: lists.map((list) => ({ invtNo: list.invtNo, copNo: list.copNo })),
});
