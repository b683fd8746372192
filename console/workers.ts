/** The editor's languages run in workers of our own server: the console needs no other host. */
const workers: Readonly<Record<string, string>> = { json: 'json.worker.js', graphql: 'graphql.worker.js' };

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new Worker(new URL(workers[label] ?? 'editor.worker.js', import.meta.url), { type: 'module' }),
  },
});
