/** Sends one of these requests: `node examples/send.js FILE [TOKEN]`. BELTGRAPH_URL says where to, if not to port 4000. */
import { existsSync, readFileSync } from 'node:fs';

const [file, token] = process.argv.slice(2);
const url = process.env['BELTGRAPH_URL'] ?? 'http://127.0.0.1:4000';
const variables = file.replace(/\.graphql$/, '.json');

const response = await fetch(`${url}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  body: JSON.stringify({
    query: readFileSync(file, 'utf8'),
    variables: existsSync(variables) ? JSON.parse(readFileSync(variables, 'utf8')) : {},
  }),
});
console.log(JSON.stringify(await response.json(), null, 2));
