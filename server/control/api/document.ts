import { AwayError, ControlError } from '../../core/errors.ts'
import type { Health } from '../../generated/control/health.ts'
import type { Operation } from '../../http/operation.ts'
import { get, ok } from './endpoint.ts'
import { controlApiVersion } from './version.ts'

/** Documents about the emulator. */
export interface DocumentParts {
  readonly version: string
  /** Why nothing can be kept at the moment; undefined while it can. */
  readonly storeProblem: () => Promise<string | undefined>
  /** The certificate authority's PEM text. */
  readonly ca: () => string
  /** Reads a schema by name; throws when there is none. */
  readonly schema: (name: string) => object
  /** Reads the OpenAPI document. */
  readonly openApi: () => object
}

/** Files: for Docker, for clients, and for tools that read schemas. */
export function documentOperations({ version, storeProblem, ca, schema, openApi }: DocumentParts): Operation[] {
  return [
    get(
      '/health',
      {
        summary: 'Shows that the emulator is running, its version, and that of this API.',
        answers: 'health',
        query: {
          ready: 'Also whether it can keep anything: while its file or database is away it answers 503, and says why.',
        },
      },
      async ({ query }) => {
        const problem = query.has('ready') ? await storeProblem() : undefined
        if (problem !== undefined) throw new AwayError(problem)
        return ok({ status: 'ok', version, control_api: controlApiVersion } satisfies Health)
      },
    ),
    get(
      '/ca.pem',
      {
        summary: 'Shows the certificate authority that clients must trust for https.',
        media: { response: { 200: 'application/x-pem-file' } },
      },
      () => ({ status: 200, headers: { 'content-type': 'application/x-pem-file' }, bytes: ca() }),
    ),
    // The caller's own host and port, so that the reader of the document can call them.
    get('/openapi.json', { summary: 'Shows this document.' }, ({ origin }) =>
      ok({ ...openApi(), servers: [{ url: origin }] }),
    ),
    get('/schemas/*path', { summary: 'Shows a schema by name, such as control/job.' }, ({ path }) => {
      const name = path.replace('/__emulator/schemas/', '').replace(/\.schema\.json$|\.json$/, '')
      if (!/^[a-z0-9-]+(\/[a-z0-9-]+){0,2}$/.test(name)) throw noSchema(name)
      try {
        return ok(schema(name))
      } catch {
        throw noSchema(name)
      }
    }),
  ]
}

function noSchema(name: string): ControlError {
  return new ControlError(404, `There is no schema "${name}". schemas/README.md lists them; control/job is one.`)
}
