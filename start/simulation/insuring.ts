import * as z from 'zod';
import { addDays, chinaDate } from '../../values/calendar-date.ts';
import { deed, Refusal, type Speaker } from './desk.ts';
import { act, type Teller } from './teller.ts';
import type { World } from './world.ts';

const ref = z.object({ id: z.string() });
const ISSUE = deed('issuePolicy', 'policy { id }', z.object({ policy: ref }));
const REQUEST = deed('requestCreditLimit', 'limit { id }', z.object({ limit: ref }));
const DECIDE = deed('recordInsurerDecision', 'limit { id } claim { id }', z.object({}));
const DECLARE = deed('declareCover', 'cover { status }', z.object({}));

const INSURER: Speaker = { role: 'finance' };

/** The policies of one run, each with its limits, which are agreed when they are needed first. */
export interface Insurance {
  /** By shop. */
  readonly policies: Map<string, Promise<string>>;
  /** By shop and buyer. */
  readonly limits: Map<string, Promise<void>>;
  /** Orders that found no limit left. */
  readonly uninsured: string[];
}

export const noInsurance = (): Insurance => ({ policies: new Map(), limits: new Map(), uninsured: [] });

/** Short, so that what is lost is claimed within the time that a run moves. */
const CREDIT_DAYS = 1;
const TERMS = { model: 'NAMED_BUYER', coveredShare: '0.9', noticeDays: 60, waitingDays: 2 };
const POLICY_DAYS = 365;
/** So little that some orders are beyond it. */
const LIMIT = { amount: '600.00', currency: 'EUR' };
const MOST = { amount: '100000.00', currency: 'EUR' };

/** The shop insures what its buyer owes for a shipped order, as far as the limit goes; false = there is none left. */
export async function insure(teller: Teller, orderId: string): Promise<boolean> {
  const { world, retailer } = teller;
  const policyId = await policyOf(teller);
  await limitOf(teller, policyId);
  try {
    const input = { orderId, policyId, creditDays: CREDIT_DAYS };
    await act(teller, { deed: DECLARE, input, as: retailer });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || !error.codes.includes('LIMIT_EXCEEDED')) throw error;
    world.insurance.uninsured.push(orderId);
    return false;
  }
}

const policyOf = ({ world, goods: { retailerId } }: Teller): Promise<string> =>
  once(world.insurance.policies, retailerId, () => issuePolicy(world, retailerId));

const limitOf = ({ world, goods, retailer, buyer }: Teller, policyId: string): Promise<void> =>
  once(world.insurance.limits, `${goods.retailerId}/${buyer.partyId}`, async () => {
    const key = `${world.run}-limit-${world.insurance.limits.size}`;
    const wanted = { policyId, buyerId: buyer.partyId, amount: LIMIT, maxDays: 30 };
    const { limit } = await world.desk.do(REQUEST, { idempotencyKey: key, ...wanted }, retailer);
    await decide(world, { decisionId: `${key}-granted`, subjectId: limit.id, approve: true });
  });

async function issuePolicy({ desk, run, calendar }: World, holderId: string): Promise<string> {
  const validFrom = chinaDate(await calendar.now());
  const input = {
    idempotencyKey: `${run}-policy-${holderId}`,
    holderId,
    ...TERMS,
    maxLiability: MOST,
    validFrom,
    validTo: addDays(validFrom, POLICY_DAYS),
  };
  return (await desk.do(ISSUE, input, INSURER)).policy.id;
}

interface InsurerDecision {
  readonly decisionId: string;
  readonly subjectId: string;
  readonly approve: boolean;
  readonly amount?: { readonly amount: string; readonly currency: string };
}

/** What the insurer says, under an id of its own. */
export async function decide({ desk }: Pick<World, 'desk'>, decision: InsurerDecision): Promise<void> {
  await desk.do(DECIDE, { idempotencyKey: decision.decisionId, ...decision }, INSURER);
}

/** What several wait for is done once. */
function once<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
