import { type PactFile, pactFile } from '../../server/pact/pact-file.ts'
import type { HttpInteraction } from '../../server/vendor/pacts/interaction.ts'
import { calls } from '../../test/clients/v3-wire/calls.ts'
import { formOf, type WirePart, type WireRequest } from '../../test/clients/v3-wire/request.ts'
import { type ClientName, clients, writers } from '../../test/clients/v3-wire/writers.ts'
import { jpeg } from '../../test/helpers/pictures.ts'
import { examplePartner } from '../example.ts'
import { type Exchange, tokenCall } from './exchange.ts'
import { exchanges, userId } from './exchanges.ts'
import { headersWithTerms } from './header-terms.ts'
import { providerName } from './provider.ts'

/** The pacts of the five SDKs that no registry here has, in the bytes that they are known to write. Source: v3 §4.3. */
export function writtenPacts(): PactFile[] {
  return clients.map((client) =>
    pactFile(
      `smileid-sdk-${client}`,
      providerName,
      exchanges.map((one) => interactionOf(client, one)),
    ),
  )
}

function interactionOf(client: ClientName, exchange: Exchange): HttpInteraction {
  const { description, states, response } = exchange
  return { description, states, request: requestOf(client, exchange), response }
}

function requestOf(client: ClientName, exchange: Exchange): HttpInteraction['request'] {
  const sent = sentBy(client, exchange)
  const { method, path, query, parts } = sent
  const content = parts && formOf(writers[client], parts)
  return {
    method,
    path: exchange.path ?? path,
    ...(query && { query }),
    headers: headersWithTerms(writers[client].headers(sent, { host: 'localhost', length: content?.length })),
    ...(content && { form: { type: typeOf(client), content, files: filesIn(parts) } }),
  }
}

/** The call as the SDK makes it, about the user and with the values of the exchange. */
function sentBy(client: ClientName, { call: name, values = {} }: Exchange): WireRequest {
  if (name === tokenCall) {
    return { method: 'POST', path: '/v3/token', key: { partnerId: examplePartner.id, apiKey: examplePartner.apiKey } }
  }
  const call = calls.find((one) => one.name === name)
  if (!call) throw new Error(`The SDKs have no call ${name}.`)
  const { parts, query, userId: named, ...others } = call.request(client)
  const isOpen = /\/services\/(?!id_status)/.test(call.path)
  return {
    ...others,
    ...{ method: call.method, path: call.path },
    ...(!isOpen && { token: 'TOKEN' }),
    ...(named !== undefined && { userId }),
    ...(query && { query: { ...query, ...texts(values) } }),
    ...(parts && { parts: parts.flatMap((part) => changed(part, { user_id: userId, ...values })) }),
  }
}

function texts(values: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter((one): one is [string, string] => one[1] !== null))
}

function changed(part: WirePart, values: Readonly<Record<string, string | null>>): WirePart[] {
  const { name } = part
  if ('bytes' in part) return [{ ...part, bytes: jpeg(name === 'liveness_images' ? part.filename : name) }]
  const value = values[name]
  if (value === null) return []
  return [value === undefined ? part : { name, text: value }]
}

function typeOf(client: ClientName): string {
  return `multipart/form-data; boundary=${writers[client].boundary}`
}

function filesIn(parts: readonly WirePart[] = []): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.flatMap((part) => ('bytes' in part ? [[part.name, part.type]] : [])))
}
