import { join } from 'node:path'
import type { Peer } from './peer.ts'

/** Prism in one process, which answers the examples of an OpenAPI document and checks requests by it. */
export const prism: Peer = {
  name: 'Prism 5.14',
  packages: { '@stoplight/prism-cli': '5.14.2' },
  files: ({ health, upload, status }) => ({
    'flow.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'flow', version: '1' },
      paths: {
        '/health': { get: operation(health) },
        '/v1/upload': { post: { ...operation(upload), requestBody: body('application/json', { type: 'object' }) } },
        '/upload/{partner}/{ref}/{file}': {
          parameters: ['partner', 'ref', 'file'].map(pathParameter),
          put: { ...operation(), requestBody: body('application/zip', { type: 'string', format: 'binary' }) },
        },
        '/v1/job_status': { post: { ...operation(status), requestBody: body('application/json', { type: 'object' }) } },
      },
    }),
  }),
  command: (port, modules, folder) => [
    ...([process.execPath, join(modules, '@stoplight/prism-cli/dist/index.js')] as const),
    ...['mock', join(folder, 'flow.json'), '--host', '127.0.0.1', '--port', String(port), '--verboseLevel', 'silent'],
  ],
  health: '/health',
}

function operation(example?: object): object {
  const content = example && { 'application/json': { schema: { type: 'object' }, example } }
  return { responses: { 200: { description: 'done', ...(content && { content }) } } }
}

function body(type: string, schema: object): object {
  return { content: { [type]: { schema } } }
}

function pathParameter(name: string): object {
  return { name, in: 'path', required: true, schema: { type: 'string' } }
}
