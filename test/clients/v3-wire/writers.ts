import { byName, capitalised, known, lengthOf, lowerCase, present } from './headers.ts'
import type { WireHeader, Writer } from './request.ts'

/** A client, as its SDK names itself. */
export type ClientName = 'node' | 'go' | 'php' | 'ruby' | 'java'

const json = (value: unknown) => JSON.stringify(value)
const withPlus = (query: Readonly<Record<string, string>>) => new URLSearchParams(query).toString()
const withPercent = (query: Readonly<Record<string, string>>) => withPlus(query).replaceAll('+', '%20')

/** As net/http's form has it, and most others. */
function plainPart(disposition: string, type: string | undefined): WireHeader[] {
  return present([
    ['Content-Disposition', disposition],
    ['Content-Type', type],
  ])
}

/** How the five SDKs that no registry here has write on the wire. Source: v3 §4.3; `recorded/` has what their libraries wrote. */
export const writers: Readonly<Record<ClientName, Writer>> = {
  // fetch of Node keeps names as they are given.
  node: {
    ...{ sdk: 'node', version: '12.0.0', runtime: 'node/24.21.0', json, query: withPlus, partHeaders: plainPart },
    boundary: `----smileidFormBoundary${'0f'.repeat(16)}`,
    headers(request, { host, length }) {
      const { telemetry, agent, key, user, partner, token, type } = known(this, request)
      return present([
        ['host', host],
        ['connection', 'keep-alive'],
        ...[...telemetry, ...agent, ...key, ...user, ...partner, ...token, ...type],
        ['accept', '*/*'],
        ['accept-language', '*'],
        ['sec-fetch-mode', 'cors'],
        ['accept-encoding', 'br, gzip, deflate'],
        lowerCase(lengthOf(request, length)),
      ])
    },
  },
  // net/http writes names its own way, and sorts them.
  go: {
    ...{ sdk: 'go', version: '12.1.0', runtime: 'go/1.26.8', query: withPlus, partHeaders: plainPart },
    boundary: '0f'.repeat(30),
    json: (value) => json(value).replace(/[<>&]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`),
    headers(request, { host, length }) {
      const { agent, telemetry, key, user, partner, token, type } = known(this, request)
      const sorted = [...telemetry, ...key, ...user, ...partner, ...token, ...type].map(capitalised).toSorted(byName)
      return present([['Host', host], ...agent, lengthOf(request, length), ...sorted, ['Accept-Encoding', 'gzip']])
    },
  },
  // Guzzle over curl. Each part says its length, and a large body waits to be asked for.
  php: {
    ...{ sdk: 'php', version: '12.0.0', runtime: 'php/8.2.36', json, query: withPercent },
    boundary: '0f'.repeat(20),
    partHeaders: (disposition, type, length) =>
      present([
        ['Content-Type', type],
        ['Content-Disposition', disposition],
        ['Content-Length', length === 0 ? undefined : String(length)],
      ]),
    headers(request, { host, length }) {
      const { telemetry, agent, key, token, partner, user, type } = known(this, request)
      const size = lengthOf(request, length)
      return present([
        ['Host', host],
        ['Expect', (length ?? 0) >= 1024 * 1024 ? '100-Continue' : undefined],
        ...(length === undefined ? [size] : []),
        ...[...telemetry, ...agent, ...key, ...token, ...partner, ...user, ...type],
        ...(length === undefined ? [] : [size]),
      ])
    },
  },
  // Faraday over Net::HTTP, which calls a body without a type a form, an empty one too.
  ruby: {
    ...{ sdk: 'ruby', version: '12.0.0', runtime: 'ruby/3.1.2', json, query: withPlus, partHeaders: plainPart },
    boundary: `----smileid${'0f'.repeat(16)}`,
    headers(request, { host, length }) {
      const { agent, telemetry, type, key, token, partner, user } = known(this, request)
      const isEmpty = request.method === 'POST' && length === undefined
      const size = lengthOf(request, length)
      return present([
        ...[...agent, ...telemetry, ...type, ...key, ...token, ...partner, ...user].map(capitalised),
        ...(isEmpty ? [size] : []),
        ['Accept-Encoding', 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3'],
        ['Accept', '*/*'],
        ['Host', host],
        isEmpty ? ['Content-Type', 'application/x-www-form-urlencoded'] : size,
      ])
    },
  },
  // OkHttp 4. Each part says its length.
  java: {
    ...{ sdk: 'java', version: '12.0.0', runtime: 'java/17.0.15', json, query: withPercent },
    boundary: '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f',
    partHeaders: (disposition, type, length) => [...plainPart(disposition, type), ['Content-Length', String(length)]],
    headers(request, { host, length }) {
      const { telemetry, agent, key, token, partner, user, type } = known(this, request)
      return present([
        ...[...telemetry, ...agent, ...key, ...token, ...partner, ...user, ...type],
        lengthOf(request, length),
        ['Host', host],
        ['Connection', 'Keep-Alive'],
        ['Accept-Encoding', 'gzip'],
      ])
    },
  },
}

/** Every client's name, as its SDK says it. */
export const clients = Object.keys(writers) as ClientName[]
