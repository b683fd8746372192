import type { Clock } from '../../../../runtime/clock.ts';
import { businessKeyOf } from '../../domain/business-key.ts';
import { customsTime } from '../../domain/outgoing-messages.ts';
import type { CustomsMessage } from '../../domain/customs-message.ts';
import type { Models } from '../../models/index.ts';
import type { SimulatedDocumentRecord } from '../../models/simulated-document.ts';
import type { SimulatedMailRecord } from '../../models/simulated-mail.ts';
import type { CustomsAuthority } from '../authority.ts';
import { guidFrom } from '../guid.ts';
import { readMessage, writeMessage } from '../message-xml.ts';
import { answerGuid, writeAnswer } from './answers.ts';
import { type Behaviour, deliveriesOf, scenarioFor } from './behaviour.ts';

export interface SimulatedCustomsDeps {
  readonly models: Pick<Models, 'simulatedDocuments' | 'simulatedMail'>;
  readonly clock: Clock;
  readonly behaviour: Behaviour;
  /** Customs' words for its codes. */
  readonly texts: Readonly<Record<string, string>>;
}

/** A code, how long after now it is said, and why, where customs' own words for the code do not say it. */
type Step = readonly [code: string, afterMs: number, text?: string];

/** Customs takes what it can read, and says so at once; whether it is right it says later. */
const TAKEN: Step = ['2', 0];
const IN_USE: Step = ['100', 0, 'rejected: another document with this number is in good standing'];

/**
 * A customs that answers by itself: for installations without a gateway to the real one, and for tests.
 *
 * A number that another document in good standing has is refused: an order's with its platform, a waybill's with its
 * carrier, a list's of the enterprise. It matches as the public simulator does: once order, waybill and list are there,
 * found by their numbers, all three are stored, and the list is answered by the scenario for its goods. Everything it
 * says follows from the messages and the seed, so a run can be repeated; it keeps its mail in the database, so it
 * survives a restart.
 */
export function createSimulatedCustoms({
  models: { simulatedDocuments: documents, simulatedMail: mail },
  clock,
  behaviour,
  texts,
}: SimulatedCustomsDeps): CustomsAuthority {
  return {
    send: async ({ xml }) => {
      const message = readMessage(xml);
      await answer(await take(message));
      return writeMessage(acknowledgement(message, clock.now()));
    },
    receive: async (limit) => {
      const due = await mail
        .find({ dueAt: { $lte: clock.now() } })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit)
        .lean<SimulatedMailRecord[]>();
      return due.map(({ _id, xml }) => ({ deliveryId: _id, xml }));
    },
    confirm: async (deliveryIds) => void (await mail.deleteMany({ _id: { $in: deliveryIds } })),
  };

  /** The same message again is the same document, with the standing that it has. */
  async function take(message: CustomsMessage): Promise<SimulatedDocumentRecord> {
    const known = await documents.findById(message.guid).lean<SimulatedDocumentRecord>();
    if (known) return known;
    const fresh = toDocument(message);
    const { _id, businessKey } = fresh;
    const isInUse =
      businessKey !== null && (await documents.exists({ businessKey, standing: 'GOOD' })) !== null;
    const document = isInUse ? { ...fresh, standing: 'DUPLICATE' as const, isAnswered: true } : fresh;
    await documents.updateOne({ _id }, { $setOnInsert: document }, { upsert: true });
    return document;
  }

  async function answer(document: SimulatedDocumentRecord): Promise<void> {
    if (document.standing === 'DUPLICATE') return say(document, [TAKEN, IN_USE]);
    switch (document.kind) {
      case 'CEB605':
        return withdraw(document);
      case 'CEB509':
        return close(document);
      case 'CEB701':
        return summarize(document);
      default:
        await say(document, [TAKEN]);
        await answerComplete(document);
    }
  }

  /** Answers the lists that have their order and their waybill now. */
  async function answerComplete({ orderKey, waybillKey, kind, _id }: SimulatedDocumentRecord): Promise<void> {
    const filter =
      kind === 'CEB603'
        ? { _id }
        : { kind: 'CEB603', ...(kind === 'CEB303' ? { orderKey } : { waybillKey }) };
    const lists = await documents
      .find({ ...filter, isAnswered: false })
      .sort({ _id: 1 })
      .lean<SimulatedDocumentRecord[]>();
    for (const list of lists) await answerList(list);
  }

  async function answerList(list: SimulatedDocumentRecord): Promise<void> {
    const { orderKey, waybillKey, copNo, _id } = list;
    const order = await findGood({ kind: 'CEB303', orderKey });
    const waybill = await findGood({ kind: 'CEB505', waybillKey });
    if (!order || !waybill) return;
    const earlier = { kind: 'CEB603', copNo, standing: 'REJECTED' as const, _id: { $ne: _id } };
    const isFirstTime = (await documents.exists(earlier)) === null;
    const { steps } = scenarioFor(behaviour.scenarios, list.hsCodes, isFirstTime);
    const isRejected = steps.some(([code]) => code === '100');
    if (!isRejected) await store([order, waybill], steps[0]?.[1] ?? 0);
    await say(list, steps);
    // Last: cut off before it, the same answers are written again, under the same ids.
    const standing = isRejected ? 'REJECTED' : 'GOOD';
    await documents.updateOne({ _id }, { $set: { isAnswered: true, standing } });
  }

  function findGood(filter: Partial<SimulatedDocumentRecord>): Promise<SimulatedDocumentRecord | null> {
    return documents.findOne({ ...filter, standing: 'GOOD' }).lean<SimulatedDocumentRecord>();
  }

  /** Says that documents are stored: once, however many lists rest on them. */
  async function store(taken: readonly SimulatedDocumentRecord[], afterMs: number): Promise<void> {
    for (const document of taken.filter(({ isAnswered }) => !isAnswered)) {
      await say(document, [['120', afterMs]]);
      await documents.updateOne({ _id: document._id }, { $set: { isAnswered: true } });
    }
  }

  async function withdraw(withdrawal: SimulatedDocumentRecord): Promise<void> {
    const lists = await documents
      .find({ kind: 'CEB603', copNo: withdrawal.copNo })
      .lean<SimulatedDocumentRecord[]>();
    const guids = lists.map(({ _id }) => _id);
    await mail.deleteMany({ aboutGuid: { $in: guids } });
    await documents.updateMany(
      { _id: { $in: guids } },
      { $set: { isAnswered: true, standing: 'WITHDRAWN' } },
    );
    await say(withdrawal, [['399', 0]]);
  }

  async function close(departure: SimulatedDocumentRecord): Promise<void> {
    await say(departure, [['399', 0]]);
    const list = await documents
      .findOne({ kind: 'CEB603', copNo: departure.copNo, standing: 'GOOD' })
      .lean<SimulatedDocumentRecord>();
    if (list) await say(list, [['899', behaviour.closesAfterMs]]);
  }

  /** An application is right when it names lists that are in good standing, and in no other summary. */
  async function summarize(application: SimulatedDocumentRecord): Promise<void> {
    await say(application, [TAKEN]);
    const { _id, copNo, listNos } = application;
    const lists = await documents
      .find({ kind: 'CEB603', copNo: { $in: listNos }, standing: 'GOOD' })
      .lean<SimulatedDocumentRecord[]>();
    const applications = await documents
      .find({ kind: 'CEB701', listNos: { $in: listNos }, isAnswered: true, _id: { $ne: _id } })
      .lean<SimulatedDocumentRecord[]>();
    const isFirst = !applications.some((each) => each.copNo === copNo);
    const isRight = lists.length === listNos.length && applications.every((each) => each.standing !== 'GOOD');
    const hsCodes = lists.flatMap((list) => list.hsCodes);
    const steps: readonly Step[] = isRight
      ? scenarioFor(behaviour.summaryScenarios, hsCodes, isFirst).steps
      : [['100', 0]];
    await say(application, steps);
    const standing = steps.some(([code]) => code === '100') ? 'REJECTED' : 'GOOD';
    await documents.updateOne({ _id }, { $set: { isAnswered: true, standing } });
  }

  async function say(about: SimulatedDocumentRecord, steps: readonly Step[]): Promise<void> {
    const now = clock.now().getTime();
    const letters = steps.flatMap(([code, afterMs, text = texts[code] ?? 'no text']) => {
      const at = new Date(now + afterMs);
      const xml = writeAnswer({ about, code, text, at });
      return deliveriesOf(behaviour, answerGuid({ about, code }), afterMs).map((delivery) => ({
        _id: delivery.deliveryId,
        letter: { aboutGuid: about._id, dueAt: new Date(now + delivery.afterMs), xml },
      }));
    });
    await mail.bulkWrite(
      letters.map(({ _id, letter }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: letter }, upsert: true },
      })),
    );
  }
}

function toDocument(message: CustomsMessage): SimulatedDocumentRecord {
  const { kind, guid, head, lines } = message;
  const { orderNo, ebcCode, logisticsCode, logisticsNo, copNo } = head;
  return {
    _id: guid,
    kind,
    orderKey: orderNo == null ? null : `${ebcCode ?? ''}/${orderNo}`,
    waybillKey: logisticsNo == null ? null : `${logisticsCode ?? ''}/${logisticsNo}`,
    copNo: copNo ?? null,
    head,
    hsCodes: lines.flatMap(({ gcode }) => gcode ?? []),
    businessKey: businessKeyOf(message),
    listNos: kind === 'CEB701' ? lines.flatMap((line) => line['copNo'] ?? []) : [],
    standing: 'GOOD',
    isAnswered: false,
  };
}

const acknowledgement = ({ kind, guid }: CustomsMessage, at: Date): CustomsMessage => ({
  kind: 'CEB900',
  guid: guidFrom(`${guid}/900`),
  head: { guid, messageType: kind, returnStatus: '1', returnTime: customsTime(at), returnInfo: 'received' },
  lines: [],
});
