import assert from 'node:assert/strict';
import { addDays, type CalendarDate, chinaDate } from '../../values/calendar-date.ts';
import { BY_AIR, through, toTheBooking } from './business-chain.ts';
import {
  asFinance,
  asSeller,
  beginOf,
  type Chain,
  type ChainStep,
  keyed,
  type MoveTo,
  ON_ITS_WAY,
  orderOf,
  payByBank,
  send,
} from './chain.ts';
import { mutation, type Trader } from './trader.ts';
import { untilOrder } from './until-order.ts';

const ISSUE = mutation('issuePolicy', 'policy { id }');
const REQUEST = mutation('requestCreditLimit', 'limit { id }');
const DECLARE = mutation('declareCover', 'cover { status }');
const NOTIFY = mutation('notifyLoss', 'cover { status }');
const FILE = mutation('fileInsuranceClaim', 'claim { id }');
const DECIDE = mutation('recordInsurerDecision', 'limit { id } claim { id }');

/** Short, so that little time has to be moved. */
const CREDIT_DAYS = 1;
const TERMS = { model: 'NAMED_BUYER', coveredShare: '0.9', noticeDays: 60, waitingDays: 1 };
const POLICY_DAYS = 365;
const MAX_CREDIT_DAYS = 30;

/** A policy of this order's own, and a limit on its buyer that is just enough. */
const takeOut: ChainStep = async (trader, chain) => {
  const { goods, key: idempotencyKey, buyerId } = chain;
  const { total } = orderOf(chain);
  const validFrom = (chain.insuredFrom ??= chinaDate(new Date()));
  const { issuePolicy } = await send(asFinance(trader), ISSUE, {
    ...{ idempotencyKey, holderId: goods.retailerId, ...TERMS, maxLiability: total },
    ...{ validFrom, validTo: addDays(validFrom, POLICY_DAYS) },
  });
  const policyId = String(issuePolicy.policy.id);
  assert.equal(chain.policyId ?? policyId, policyId);
  chain.policyId = policyId;
  const wanted = { idempotencyKey, policyId, buyerId, amount: total, maxDays: MAX_CREDIT_DAYS };
  const { requestCreditLimit } = await send(await asSeller(trader, chain), REQUEST, wanted);
  await decide(trader, chain, {
    decision: 'granted',
    subjectId: String(requestCreditLimit.limit.id),
    approve: true,
  });
};

const insure: ChainStep = async (trader, chain) => {
  const input = { ...keyed(chain), policyId: chain.policyId, creditDays: CREDIT_DAYS };
  await send(await asSeller(trader, chain), DECLARE, input);
};

/** The buyer lets the last day pass, which the platform notices by itself; then its seller tells the insurer. */
const loseIt =
  (moveTo: MoveTo): ChainStep =>
  async (trader, chain) => {
    const { dueOn } = await until(trader, chain, () => true);
    await moveTo(beginOf(addDays(dueOn, 1)));
    await until(trader, chain, ({ status }) => status !== 'COVERED');
    await send(await asSeller(trader, chain), NOTIFY, { ...keyed(chain), reason: 'DEFAULT' });
  };

const claimLoss =
  (moveTo: MoveTo): ChainStep =>
  async (trader, chain) => {
    const { claimFrom } = await until(trader, chain, (cover) => cover.claimFrom !== null);
    assert.ok(claimFrom !== null);
    await moveTo(beginOf(claimFrom));
    await send(await asSeller(trader, chain), FILE, keyed(chain));
  };

const beIndemnified: ChainStep = async (trader, chain) => {
  for (const decision of ['adjusting', 'indemnified'])
    await decideOnClaim(trader, chain, { decision, approve: true });
};

/** What the buyer pays after all counts as recovered; the insurer closes the claim. */
const recover: ChainStep = async (trader, chain) => {
  await payByBank(trader, chain);
  await until(trader, chain, ({ claim }) => claim !== null && claim.recovered !== null);
  await decideOnClaim(trader, chain, { decision: 'closed', approve: false });
};

/** An insured order on account whose buyer pays only when the insurer has. */
export const toTheRecovery = (moveTo: MoveTo): readonly ChainStep[] => [
  ...toTheBooking(BY_AIR),
  takeOut,
  insure,
  ...through(ON_ITS_WAY),
  loseIt(moveTo),
  claimLoss(moveTo),
  beIndemnified,
  recover,
];

interface Decision {
  /** Ends the insurer's own id of it. */
  readonly decision: string;
  readonly subjectId: string;
  readonly approve: boolean;
}

async function decide(
  trader: Trader,
  { key }: Chain,
  { decision, subjectId, approve }: Decision,
): Promise<void> {
  const decisionId = `${key}-${decision}`;
  await send(asFinance(trader), DECIDE, { idempotencyKey: decisionId, decisionId, subjectId, approve });
}

async function decideOnClaim(
  trader: Trader,
  chain: Chain,
  given: Omit<Decision, 'subjectId'>,
): Promise<void> {
  const { claim } = await until(trader, chain, (cover) => cover.claim !== null);
  await decide(trader, chain, { ...given, subjectId: claim?.id ?? '' });
}

interface CoverState {
  readonly status: string;
  readonly dueOn: CalendarDate;
  readonly claimFrom: CalendarDate | null;
  readonly claim: { readonly id: string; readonly recovered: object | null } | null;
}

interface InsuredState {
  readonly cover: CoverState;
}

const COVER = 'cover { status dueOn claimFrom claim { id recovered { amount } } }';

/** The cover of an order that has one, once it is as it should be. */
async function until(
  trader: Trader,
  chain: Chain,
  holds: (cover: CoverState) => boolean,
): Promise<CoverState> {
  const { cover } = await untilOrder<InsuredState>(trader, orderOf(chain).id, {
    selection: COVER,
    holds: (order) => holds(order.cover),
  });
  return cover;
}
