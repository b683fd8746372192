/**
 * Sends one of these requests: `node examples/send.js FILE [TOKEN] [--set NAME=VALUE ...] [--pick PATH]`.
 *
 * `--set input.orderId=...` puts a text in the place of a variable of the file beside, `--set input.count:=2` a number;
 * `--pick placeOrder.order.id`
 * prints that part of the answer alone, and fails where it is not there. BELTGRAPH_URL says where to, if not to port 4000.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { set: { type: 'string', multiple: true, default: [] }, pick: { type: 'string' } },
});
const [file, token] = positionals;
const url = process.env['BELTGRAPH_URL'] ?? 'http://127.0.0.1:4000';
const beside = file.replace(/\.graphql$/, '.json');
const variables = existsSync(beside) ? JSON.parse(readFileSync(beside, 'utf8')) : {};

for (const pair of values.set) {
  const [given, ...value] = pair.split('=');
  const isText = !given.endsWith(':');
  const keys = given.replace(/:$/, '').split('.');
  const last = keys.pop();
  const place = keys.reduce((parent, key) => (parent[key] ??= {}), variables);
  place[last] = isText ? value.join('=') : JSON.parse(value.join('='));
}

const response = await fetch(`${url}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  body: JSON.stringify({ query: readFileSync(file, 'utf8'), variables }),
});
const answer = await response.json();

if (values.pick === undefined) {
  console.log(JSON.stringify(answer, null, 2));
} else {
  const picked = values.pick.split('.').reduce((part, key) => part?.[key], answer.data);
  if (picked === undefined || picked === null) {
    console.error(JSON.stringify(answer, null, 2));
    process.exit(1);
  }
  console.log(typeof picked === 'object' ? JSON.stringify(picked, null, 2) : picked);
}
