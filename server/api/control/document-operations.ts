import { ControlError } from '../../core/errors.ts'
import type { Operation } from '../operation.ts'
import { get, ok } from './endpoint.ts'

/** What can be read about the emulator, without changing anything. */
export interface DocumentParts {
  readonly version: string
  /** The certificate authority's PEM text. */
  readonly ca: () => string
  /** Reads a schema by name; throws when there is none such. */
  readonly schema: (name: string) => object
  /** Reads the OpenAPI document. */
  readonly openApi: () => object
}

/** Pages and files: for people, for Docker, and for tools that read schemas. */
export function documentOperations({ version, ca, schema, openApi }: DocumentParts): Operation[] {
  const text = { media: { response: { 200: 'text/plain' } } }
  const onward = { summary: 'Leads to /__emulator.', media: { response: { 302: '' } } }
  return [
    get('', { summary: 'Greets a person, and says what there is.', ...text }, () => ({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      bytes: index(version),
    })),
    { ...get('', onward, () => ({ status: 302, headers: { location: '/__emulator' } })), path: '/' },
    get('/health', { summary: 'Says that the emulator runs, and its version.', answers: 'health' }, () =>
      ok({ status: 'ok', version }),
    ),
    get(
      '/ca.pem',
      {
        summary: 'Shows the certificate authority that clients of https have to trust.',
        media: { response: { 200: 'application/x-pem-file' } },
      },
      () => ({ status: 200, headers: { 'content-type': 'application/x-pem-file' }, bytes: ca() }),
    ),
    // The caller's own host and port: whoever reads the document can call what it names.
    get('/openapi.json', { summary: 'Shows this document.' }, ({ origin }) =>
      ok({ ...openApi(), servers: [{ url: origin }] }),
    ),
    get('/schemas/*path', { summary: 'Shows a schema by name, such as v1/callback.' }, ({ path }) => {
      const name = path.replace('/__emulator/schemas/', '').replace(/\.schema\.json$|\.json$/, '')
      if (!/^[a-z0-9-]+(\/[a-z0-9-]+)?$/.test(name)) throw noSchema(name)
      try {
        return ok(schema(name))
      } catch {
        throw noSchema(name)
      }
    }),
  ]
}

/** What a person sees who opens the emulator in a browser. */
function index(version: string): string {
  return [
    `Smile ID emulator ${version}`,
    '',
    'GET  /__emulator/jobs         jobs, their results and what is planned',
    'GET  /__emulator/callbacks    deliveries with every attempt',
    'GET  /__emulator/journal      what was asked and answered',
    'GET  /__emulator/events       what happens, as it happens',
    'GET  /__emulator/scenarios    what can be asked for',
    'PUT  /__emulator/scenarios/{name}   one of your own, in YAML or JSON',
    'POST /__emulator/next         {"scenario": "rejected"}',
    'POST /__emulator/jobs/{smile_job_id}/review   {"decision": "approve"}',
    'GET  /__emulator/openapi.json every endpoint, for tools',
    '',
    'The README lists the rest.',
    '',
  ].join('\n')
}

function noSchema(name: string): ControlError {
  return new ControlError(404, `There is no schema "${name}". schemas/README.md lists them; v1/upload-request is one.`)
}
