import { join } from 'node:path'
import type { Peer } from './peer.ts'

/** WireMock as it starts by itself, its request journal on. */
export const wiremock: Peer = {
  name: 'WireMock 3.13',
  packages: { wiremock: '3.13.2' },
  files: ({ health, upload, status }) => ({
    'mappings/flow.json': JSON.stringify({
      mappings: [
        mapping('GET', { urlPath: '/health' }, health),
        mapping('POST', { urlPath: '/v1/upload' }, upload),
        mapping('PUT', { urlPathPattern: '/upload/.*' }),
        mapping('POST', { urlPath: '/v1/job_status' }, status),
      ],
    }),
  }),
  command: (port, modules, folder) => [
    'java',
    '-jar',
    join(modules, 'wiremock/build/wiremock-standalone-3.13.2.jar'),
    ...['--port', String(port), '--root-dir', folder, '--disable-banner'],
  ],
  health: '/health',
}

function mapping(method: string, url: object, jsonBody?: object): object {
  return { request: { method, ...url }, response: { status: 200, ...(jsonBody && { jsonBody }) } }
}
