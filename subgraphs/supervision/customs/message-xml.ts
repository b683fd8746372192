import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import {
  type CustomsMessage,
  isMessageKind,
  MESSAGE_PARTS,
  type MessageFields,
} from '../domain/customs-message.ts';

const NAMESPACE = 'http://www.chinaport.gov.cn/ceb';
const PREFIX = 'ceb:';
const ATTRIBUTE = '@';

/** More than any message of a hundred lines needs. */
const MAX_LENGTH = 500_000;
const MAX_DEPTH = 8;
const MAX_LINES = 1_000;

/** Whatever declares names of its own, or instructs a processor: no message of customs does. */
const DECLARES = /<!DOCTYPE|<!ENTITY|<!\[|<\?(?!xml\s)/i;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  suppressEmptyNode: true,
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  removeNSPrefix: true,
  // Codes such as 0110 are texts.
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: MAX_DEPTH,
  isArray: (name: string) => name.endsWith('List'),
});

/** What came is no message of customs; says why. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}

/** Writes a message as customs reads it. */
export function writeMessage({ kind, guid, head, lines }: CustomsMessage): string {
  const parts = MESSAGE_PARTS[kind];
  const body = parts.head === null ? named(head) : { [PREFIX + parts.head]: named(head) };
  const list = parts.line !== null && lines.length > 0 && { [PREFIX + parts.line]: lines.map(named) };
  return builder.build({
    '?xml': { [`${ATTRIBUTE}version`]: '1.0', [`${ATTRIBUTE}encoding`]: 'UTF-8' },
    [`${PREFIX}${kind}Message`]: {
      [`${ATTRIBUTE}guid`]: guid,
      [`${ATTRIBUTE}version`]: '1.0',
      [`${ATTRIBUTE}xmlns:ceb`]: NAMESPACE,
      [PREFIX + parts.body]: { ...body, ...list },
    },
  });
}

const named = (fields: MessageFields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [PREFIX + name, value ?? '']));

/**
 * Reads a message of customs, whoever sent it.
 *
 * Nothing in it is trusted: it declares no entities, is neither long nor deep, and all of its fields are texts.
 *
 * @throws UnreadableMessage
 */
export function readMessage(xml: string): CustomsMessage {
  if (xml.length > MAX_LENGTH) throw new UnreadableMessage(`longer than ${MAX_LENGTH} characters`);
  if (DECLARES.test(xml)) throw new UnreadableMessage('a document type, an entity or an instruction');
  const [root, content] = rootOf(parse(xml));
  const kind = root.replace(/Message$/, '');
  if (!isMessageKind(kind) || kind === root) throw new UnreadableMessage('no known message');
  const parts = MESSAGE_PARTS[kind];
  const body = objectAt(content, parts.body);
  const head = fieldsOf(parts.head === null ? body : objectAt(body, parts.head));
  const lines = parts.line === null ? [] : linesAt(body, parts.line);
  const guid = content[`${ATTRIBUTE}guid`];
  if (typeof guid !== 'string' || guid === '') throw new UnreadableMessage('no guid');
  return { kind, guid, head, lines };
}

type Node = Readonly<Record<string, unknown>>;

function parse(xml: string): unknown {
  try {
    return parser.parse(xml, true);
  } catch (error) {
    throw new UnreadableMessage(error instanceof Error ? error.message : 'no XML');
  }
}

function rootOf(document: unknown): readonly [string, Node] {
  const roots = isNode(document) ? Object.entries(document).filter(([name]) => name !== '?xml') : [];
  const [first, ...others] = roots;
  if (!first || others.length > 0 || !isNode(first[1])) throw new UnreadableMessage('not one root element');
  return [first[0], first[1]];
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objectAt(node: Node, name: string): Node {
  const found = node[name];
  if (isNode(found)) return found;
  throw new UnreadableMessage(`no ${name}`);
}

function linesAt(body: Node, name: string): readonly MessageFields[] {
  const found = body[name] ?? [];
  if (!Array.isArray(found) || found.length > MAX_LINES) throw new UnreadableMessage(`no list of ${name}`);
  return found.map((line: unknown) => {
    if (isNode(line)) return fieldsOf(line);
    throw new UnreadableMessage(`an empty ${name}`);
  });
}

/** The fields of a node; an empty one is null, whatever is no text is left out. */
const fieldsOf = (node: Node): MessageFields =>
  Object.fromEntries(
    Object.entries(node)
      .filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith(ATTRIBUTE),
      )
      .map(([name, value]) => [name, value === '' ? null : value]),
  );
