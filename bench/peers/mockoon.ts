import { join } from 'node:path'
import type { Peer } from './peer.ts'

/** Mockoon's command, with static bodies. */
export const mockoon: Peer = {
  name: 'Mockoon 9.9',
  packages: { '@mockoon/cli': '9.9.0' },
  files: ({ health, upload, status }) => ({
    'flow.json': JSON.stringify({
      uuid: 'flow',
      lastMigration: 33,
      name: 'flow',
      port: 0,
      endpointPrefix: '',
      latency: 0,
      hostname: '127.0.0.1',
      folders: [],
      routes: [
        route('get', 'health', health),
        route('post', 'v1/upload', upload),
        route('put', 'upload/*'),
        route('post', 'v1/job_status', status),
      ],
      rootChildren: [],
      proxyMode: false,
      cors: false,
      headers: [{ key: 'Content-Type', value: 'application/json' }],
      data: [],
      callbacks: [],
    }),
  }),
  command: (port, modules, folder) => [
    ...([process.execPath, join(modules, '@mockoon/cli/bin/run.js')] as const),
    ...['start', '--data', join(folder, 'flow.json'), '--port', String(port), '--disable-log-to-file'],
  ],
  health: '/health',
}

function route(method: string, endpoint: string, body?: object): object {
  const response = { uuid: `${method}-${endpoint}-200`, body: body ? JSON.stringify(body) : '', default: true }
  return {
    uuid: `${method}-${endpoint}`,
    type: 'http',
    method,
    endpoint,
    enabled: true,
    responseMode: null,
    responses: [
      { ...response, statusCode: 200, latency: 0, headers: [], bodyType: 'INLINE', disableTemplating: true, rules: [] },
    ],
  }
}
