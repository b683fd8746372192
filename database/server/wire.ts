import { readValue, setField } from '../bson/decode.ts';
import { deserialize } from '../bson/document.ts';
import { forEachElement } from '../bson/element.ts';
import { invalidBson, MongoError } from '../errors.ts';
import type { Document } from 'bson';

/** A message that cannot be understood. Its connection is closed; nothing else is touched. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** BSON that cannot be read. The client is told, and its connection is closed: it cannot be trusted any more. */
export class UnreadableBsonError extends MongoError {}

/** Reads a document of a message. */
export function readMessageDocument(bytes: Buffer): Document {
  try {
    return deserialize(bytes);
  } catch (error) {
    if (error instanceof MongoError) throw new UnreadableBsonError(error.code, error.message);
    throw new UnreadableBsonError(22, 'the document is not valid BSON');
  }
}

export const MAX_MESSAGE_BYTES = 48_000_000;
const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Flags that a server may not know, but must not ignore, are the lower 16. */
const REQUIRED_FLAGS = 0xffff;

/** One command of a client. */
export interface Request {
  readonly requestId: number;
  /** The handshake of old is answered in the old way. */
  readonly format: 'message' | 'query';
  /** Whether the client waits for an answer. */
  readonly wantsReply: boolean;
  readonly name: string;
  readonly database: string;
  readonly args: Document;
  /** What is to be inserted, as it came. */
  readonly documents: readonly Buffer[];
}

/** Takes messages out of what a connection has received. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #bytes = 0;

  /** The messages that are complete with this chunk. */
  *push(chunk: Buffer): Generator<Buffer> {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    while (this.#bytes >= HEADER_BYTES) {
      const length = this.#frameLength();
      if (this.#bytes < length) return;
      const whole =
        this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks);
      const rest = whole.subarray(length);
      this.#chunks = rest.length > 0 ? [rest] : [];
      this.#bytes = rest.length;
      yield whole.subarray(0, length);
    }
  }

  #frameLength(): number {
    const [first] = this.#chunks;
    if (first && first.length < 4) this.#chunks = [Buffer.concat(this.#chunks)];
    const length = this.#chunks[0]?.readInt32LE(0) ?? 0;
    if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) {
      throw new ProtocolError(`a message says that it has ${length} bytes`);
    }
    return length;
  }
}

/** The documents of an array, unread. */
function rawDocuments(bytes: Buffer, at: number): Buffer[] {
  const documents: Buffer[] = [];
  forEachElement(bytes, at, ({ type, at: start, end }) => {
    if (type !== 0x03) throw new MongoError(14, 'documents must be objects');
    documents.push(bytes.subarray(start, end));
    return true;
  });
  return documents;
}

interface Body {
  readonly args: Document;
  readonly documents: Buffer[];
}

function readBody(bytes: Buffer): Body {
  const args: Document = {};
  let documents: Buffer[] = [];
  let isInsert: boolean | null = null;
  if (bytes.readInt32LE(0) !== bytes.length)
    throw invalidBson('the length of the document is not what it says');
  forEachElement(bytes, 0, (element) => {
    const name = bytes.toString('utf8', element.nameStart, element.at - 1);
    isInsert ??= name === 'insert';
    if (isInsert && name === 'documents' && element.type === 0x04)
      documents = rawDocuments(bytes, element.at);
    else setField(args, name, readValue(bytes, element));
    return true;
  });
  return { args, documents };
}

function readSection(frame: Buffer, at: number): number {
  if (at + 4 > frame.length) throw new ProtocolError('a section is cut off');
  const length = frame.readInt32LE(at);
  if (length < 5 || at + length > frame.length)
    throw new ProtocolError(`a section says that it has ${length} bytes`);
  return at + length;
}

/** A document sequence: its name, and the documents as they came. */
function readSequence(section: Buffer): { name: string; documents: Buffer[] } {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new ProtocolError('the name of a document sequence has no end');
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const end = readSection(section, at);
    documents.push(section.subarray(at, end));
    at = end;
  }
  return { name: section.toString('utf8', 4, nameEnd), documents };
}

function readMessage(frame: Buffer, requestId: number): Request {
  if (frame.length < HEADER_BYTES + 4) throw new ProtocolError('a message is cut off');
  const flags = frame.readUInt32LE(HEADER_BYTES);
  if (flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME))
    throw new ProtocolError('a message has unknown flags');
  const content = flags & CHECKSUM_PRESENT ? frame.subarray(0, -4) : frame;
  let body: Body | null = null;
  const sequences: { name: string; documents: Buffer[] }[] = [];
  for (let at = HEADER_BYTES + 4; at < content.length;) {
    const kind = content[at];
    const end = readSection(content, at + 1);
    const section = content.subarray(at + 1, end);
    if (kind === 0 && !body) body = readBody(section);
    else if (kind === 1) sequences.push(readSequence(section));
    else throw new ProtocolError(`a message has a section of the kind ${kind}`);
    at = end;
  }
  if (!body) throw new ProtocolError('a message has no body');
  for (const { name, documents } of sequences) {
    if (name in body.args || (name === 'documents' && body.documents.length > 0)) {
      throw new ProtocolError(`a message has '${name}' twice`);
    }
    if (name === 'documents') body.documents.push(...documents);
    else setField(body.args, name, documents.map(deserialize));
  }
  const database: unknown = body.args['$db'];
  if (typeof database !== 'string') throw new MongoError(40571, 'OP_MSG requests require a $db argument');
  return {
    requestId,
    format: 'message',
    wantsReply: !(flags & MORE_TO_COME),
    name: Object.keys(body.args)[0] ?? '',
    database,
    ...body,
  };
}

/** Only the handshake still comes as OP_QUERY. */
function readQuery(frame: Buffer, requestId: number): Request {
  const nameEnd = frame.indexOf(0, HEADER_BYTES + 4);
  if (nameEnd < 0 || nameEnd + 9 > frame.length) throw new ProtocolError('a query is cut off');
  const namespace = frame.toString('utf8', HEADER_BYTES + 4, nameEnd);
  const args = deserialize(frame.subarray(nameEnd + 9, readSection(frame, nameEnd + 9)));
  const name = Object.keys(args)[0] ?? '';
  if (!namespace.endsWith('.$cmd') || !['ismaster', 'isMaster', 'hello'].includes(name)) {
    throw new ProtocolError('only the handshake may come as OP_QUERY');
  }
  return {
    requestId,
    format: 'query',
    wantsReply: true,
    name,
    database: namespace.slice(0, -5),
    args,
    documents: [],
  };
}

export const requestIdOf = (frame: Buffer): number => frame.readInt32LE(4);

/** Understands a message. What is no message of the protocol is a ProtocolError; bad BSON is code 22. */
export function readRequest(frame: Buffer): Request {
  const operation = frame.readInt32LE(12);
  if (operation === OP_MSG) return readMessage(frame, requestIdOf(frame));
  if (operation === OP_QUERY) return readQuery(frame, requestIdOf(frame));
  throw new ProtocolError(`the operation ${operation} is not supported`);
}

/** The header of an answer, and what comes before its one document. */
export function replyHeader(request: Pick<Request, 'requestId' | 'format'>, bodyBytes: number): Buffer {
  const isMessage = request.format === 'message';
  const header = Buffer.alloc(isMessage ? HEADER_BYTES + 5 : HEADER_BYTES + 20);
  header.writeInt32LE(header.length + bodyBytes, 0);
  header.writeInt32LE(request.requestId, 8);
  header.writeInt32LE(isMessage ? OP_MSG : OP_REPLY, 12);
  if (!isMessage) {
    header.writeInt32LE(8, HEADER_BYTES); // AwaitCapable, as MongoDB says
    header.writeInt32LE(1, HEADER_BYTES + 16);
  }
  return header;
}
