/** Messages of the export set that are written or read here, with the names of their parts. */
export const MESSAGE_PARTS = {
  CEB303: { body: 'Order', head: 'OrderHead', line: 'OrderList' },
  CEB304: { body: 'OrderReturn', head: null, line: null },
  CEB505: { body: 'Logistics', head: 'LogisticsHead', line: null },
  CEB506: { body: 'LogisticsReturn', head: null, line: null },
  CEB509: { body: 'Departure', head: 'DepartureHead', line: 'DepartureList' },
  CEB510: { body: 'DepartureReturn', head: null, line: null },
  CEB603: { body: 'Inventory', head: 'InventoryHead', line: 'InventoryList' },
  CEB604: { body: 'InventoryReturn', head: null, line: null },
  CEB605: { body: 'InvtCancel', head: 'InvtCancelHead', line: null },
  CEB606: { body: 'InvtCancelReturn', head: null, line: null },
  CEB701: { body: 'SummaryApply', head: 'SummaryApplyHead', line: 'SummaryApplyList' },
  CEB702: { body: 'SummaryReturn', head: null, line: null },
  CEB792: { body: 'SummaryResult', head: 'SummaryResultHead', line: null },
  CEB900: { body: 'MessageReturn', head: null, line: null },
} as const satisfies Record<string, MessageParts>;

interface MessageParts {
  readonly body: string;
  /** Null where the fields stand in the body itself. */
  readonly head: string | null;
  /** Null where there are no lines. */
  readonly line: string | null;
}

export type MessageKind = keyof typeof MESSAGE_PARTS;

export const isMessageKind = (name: string): name is MessageKind => Object.hasOwn(MESSAGE_PARTS, name);

/** The fields of a head or a line, in the order in which they are written; null = empty. */
export type MessageFields = Readonly<Record<string, string | null>>;

/** A message to or from customs, before it is XML. */
export interface CustomsMessage {
  readonly kind: MessageKind;
  /** Of the message itself. */
  readonly guid: string;
  readonly head: MessageFields;
  readonly lines: readonly MessageFields[];
}
