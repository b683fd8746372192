import { createServer, type Server, type Socket } from 'node:net';

export interface Responder {
  readonly port: number;
  /** How many requests came since the last time this was asked. */
  readonly takeCount: () => number;
  readonly close: () => void;
}

const HEADERS_END = Buffer.from('\r\n\r\n');
const MAX_KEPT = 50_000;

/**
 * Subgraphs that cost next to nothing, so that what is measured is the gateway: each answer is computed once and sent
 * from memory for every request with the same path and body. HTTP/1.1 over a bare socket, one request at a time on each.
 */
export function startResponder(
  answer: (path: string, body: string) => Promise<string>,
  port = 0,
): Promise<Responder> {
  let kept = new Map<string, Buffer>();
  let count = 0;

  async function respond(path: string, body: string): Promise<Buffer> {
    const key = `${path}\n${body}`;
    const known = kept.get(key);
    if (known) return known;
    const text = Buffer.from(await answer(path, body));
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n`;
    const whole = Buffer.concat([Buffer.from(head), text]);
    if (kept.size >= MAX_KEPT) kept = new Map();
    kept.set(key, whole);
    return whole;
  }

  function serve(socket: Socket): void {
    let received: Buffer = Buffer.alloc(0);
    let isBusy = false;
    const next = async (): Promise<void> => {
      if (isBusy) return;
      const request = takeRequest(received);
      if (!request) return;
      isBusy = true;
      received = request.rest;
      count++;
      socket.write(await respond(request.path, request.body));
      isBusy = false;
      if (received.length > 0) await next();
    };
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      next().catch(() => socket.destroy());
    });
  }

  const server: Server = createServer(serve);
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        takeCount: () => {
          const taken = count;
          count = 0;
          return taken;
        },
        close: () => server.close(),
      });
    });
  });
}

interface Request {
  readonly path: string;
  readonly body: string;
  readonly rest: Buffer;
}

/** The first whole request of what was received; null while some of it is missing. */
function takeRequest(received: Buffer): Request | null {
  const end = received.indexOf(HEADERS_END);
  if (end < 0) return null;
  const head = received.toString('latin1', 0, end);
  const path = head.slice(head.indexOf(' ') + 1, head.indexOf(' ', head.indexOf(' ') + 1));
  const from = end + HEADERS_END.length;
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return takeChunked(received, from, path);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  if (received.length < from + length) return null;
  return {
    path,
    body: received.toString('utf8', from, from + length),
    rest: received.subarray(from + length),
  };
}

function takeChunked(received: Buffer, from: number, path: string): Request | null {
  const parts: Buffer[] = [];
  for (let at = from; ;) {
    const lineEnd = received.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(received.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (received.length < next) return null;
    if (size === 0) return { path, body: Buffer.concat(parts).toString(), rest: received.subarray(next) };
    parts.push(received.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}
