import { Pact } from '@pact-foundation/pact'
import type { FormBody, HttpInteraction } from '../server/vendor/pacts/interaction.ts'
import { freePort } from '../test/helpers/free-port.ts'

/** Between whom, and where the mock writes what it was asked. */
export interface MockServer {
  readonly consumer: string
  readonly provider: string
  readonly dir: string
  /** Where its address is part of an example; any that is free by default. */
  readonly port?: number
}

/**
 * Has something call Pact's https mock server, which expects these exchanges and no other. Each mock has a port of its own: SDKs keep their
 * connections, and would meet the mock that was there before. @throws Error that says what was not expected, or did not come.
 */
export async function throughMock(
  { consumer, provider, dir, port }: MockServer,
  exchanges: readonly HttpInteraction[],
  call: (origin: string) => Promise<void>,
): Promise<void> {
  const own = port ?? (await freePort())
  const pact = new Pact({ consumer, provider, dir, port: own, tls: true, logLevel: 'error' })
  const expected = exchanges.map((one) => addTo(pact, one)).at(-1)
  await expected?.executeTest(({ port: listening }) => call(`https://127.0.0.1:${listening}`))
}

function addTo(pact: Pact, { description, states, request, response }: HttpInteraction) {
  const { method, path, query, headers, body, bytes, form } = request
  let interaction = pact.addInteraction()
  for (const { name, params } of states) interaction = interaction.given(name, params as never)
  return interaction
    .uponReceiving(description)
    .withRequest(method, path as string, (builder) => {
      if (query) builder.query(query as never)
      if (headers) builder.headers(headers as never)
      if (bytes) builder.body(bytes.type, bytes.content)
      else if (form) builder.body(form.type, form.content).matchingRules(rulesOf(form) as never)
      else if (body !== undefined) builder.jsonBody(body as never)
    })
    .willRespondWith(response.status as number, (builder) => {
      if (response.headers) builder.headers(response.headers as never)
      if (response.body !== undefined) builder.jsonBody(response.body as never)
    })
}

/** Of each part: a file has that media type, and text is the same. Pact would look for the type of the whole body in each. */
function rulesOf({ content, files }: FormBody): object {
  const names = new Set(
    [...content.toString('latin1').matchAll(/form-data; name="([^"]+)"/g)].map(([, name = '']) => name),
  )
  const body = [...names].map((name) => {
    const type = files[name]
    const rule =
      type === undefined ? { 'pact:matcher:type': 'equality' } : { 'pact:matcher:type': 'contentType', value: type }
    return { path: `$.${name}`, rules: [rule] }
  })
  return { body }
}
