import { join } from 'node:path'
import type { Peer } from './peer.ts'

// npm brings the program for this machine alone, as a package of its own.
const system = process.platform === 'win32' ? 'windows' : process.platform
const program = `@pact-foundation/pact-cli-${system}-${process.arch}/standalone/pact`

/** Pact's stub server: one native program, which answers what a pact says and knows nothing else. */
export const pactStub: Peer = {
  name: 'Pact stub 0.7',
  packages: { '@pact-foundation/pact-cli': '18.1.2' },
  files: ({ health, upload, status }) => ({
    'flow.json': JSON.stringify({
      consumer: { name: 'bench' },
      provider: { name: 'flow' },
      interactions: [
        interaction({ method: 'GET', path: '/health' }, health),
        interaction({ method: 'POST', path: '/v1/upload' }, upload),
        interaction(anyPackage),
        interaction({ method: 'POST', path: '/v1/job_status' }, status),
      ],
      metadata: { pactSpecification: { version: '3.0.0' } },
    }),
  }),
  command: (port, modules, folder) => [
    join(modules, program),
    ...['stub', '--file', join(folder, 'flow.json'), '--port', String(port), '--loglevel', 'none'],
  ],
  health: '/health',
}

// A link's path and terms differ from upload to upload.
const anyPackage = {
  method: 'PUT',
  path: '/upload/1234/ref/selfie.zip',
  query: { Expires: ['0'], Signature: ['x'] },
  matchingRules: {
    path: rule({ match: 'regex', regex: '/upload/.*' }),
    query: { Expires: rule({ match: 'type' }), Signature: rule({ match: 'type' }) },
  },
}

/** Without `combine` it would be passed over. */
function rule(matcher: object): object {
  return { combine: 'AND', matchers: [matcher] }
}

function interaction(request: { method: string; path: string }, body?: object): object {
  const headers = { 'Content-Type': 'application/json' }
  const response = { status: 200, ...(body && { headers, body }) }
  return { description: `${request.method} ${request.path}`, request, response }
}
