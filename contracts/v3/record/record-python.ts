import { join } from 'node:path'
import { type PactFile, pactFile } from '../../../server/pact/pact-file.ts'
import { splitTerms } from '../../../server/pact/split-terms.ts'
import type { HttpInteraction } from '../../../server/vendor/pacts/interaction.ts'
import type { Python } from '../../../test/helpers/python.ts'
import { temporaryFolder } from '../../../test/helpers/temporary-folder.ts'
import { throughMock } from '../../mock-server.ts'
import { type Exchange, tokenCall } from '../exchange.ts'
import { exchanges } from '../exchanges.ts'
import { headersWithTerms } from '../header-terms.ts'
import { providerName } from '../provider.ts'
import { callOf } from './calls.ts'
import { type PythonSdk, type SdkRequest, startPythonSdk } from './python-sdk.ts'

/** The consumer of the recorded pact. */
export const recordedConsumer = 'smileid-sdk-python'

const tokenPath = '/v3/token'
const token = { status: 200, body: { token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln' } }
const accepted = { status: 202, body: { status: 'accepted', job_id: 'job_1', user_id: 'anna', message: '' } }

/**
 * Has the official Python SDK make every call of the list, each against Pact's https mock server, which refuses what is not expected.
 * What is expected is what the SDK wrote when it was asked before. @returns the pact that came of it, with nothing of this machine or
 * moment in it.
 */
export async function recordPython(python: Python): Promise<PactFile> {
  await using sdk = startPythonSdk(python)
  const dir = join(temporaryFolder('pact-v3'), 'pacts')
  const interactions: HttpInteraction[] = []
  for (const exchange of exchanges) interactions.push(await rehearsed(sdk, exchange))
  const [first, ...others] = interactions as [HttpInteraction, ...HttpInteraction[]]
  const mock = { consumer: recordedConsumer, provider: providerName, dir }
  for (const [index, interaction] of others.entries()) {
    const exchange = exchanges[index + 1] as Exchange
    const isAlone = exchange.call === tokenCall || interaction.request.headers?.['SmileID-Token'] === undefined
    await throughMock(mock, isAlone ? [interaction] : [first, interaction], async (origin) => {
      const { error } = await sdk.make(callOf(exchange), origin)
      expectError(exchange, error)
    })
  }
  return pactFile(recordedConsumer, providerName, interactions)
}

/** The exchange, with the request as the SDK writes it. */
async function rehearsed(sdk: PythonSdk, exchange: Exchange): Promise<HttpInteraction> {
  const { description, states, response, path } = exchange
  const answer = { status: response.status as number, body: splitTerms(response.body).example }
  const call = callOf(exchange)
  const isToken = exchange.call === tokenCall
  const answers = isToken ? { [tokenPath]: answer, [call.path]: accepted } : { [tokenPath]: token, [call.path]: answer }
  const { error, requests } = await sdk.rehearse(call, answers)
  expectError(exchange, error)
  const request = requests.findLast((one) => one.path === (isToken ? tokenPath : call.path))
  if (!request) throw new Error(`${description}: the SDK sent nothing to ${call.path}.`)
  return { description, states, request: requestOf(request, path), response }
}

function expectError({ description, raises }: Exchange, error: string | null): void {
  if (error === (raises ?? null)) return
  throw new Error(`${description}: the SDK raised ${error}, and ${raises ?? 'nothing'} was expected.`)
}

const boundary = '0f'.repeat(16)

/** A request with the same boundary each time. */
function requestOf(
  { method, path, query, headers, body }: SdkRequest,
  known: Exchange['path'],
): HttpInteraction['request'] {
  const [, own] = headers.map(([, value]) => /^multipart\/form-data; boundary=(.+)$/.exec(value)).find(Boolean) ?? []
  const content = own && Buffer.from(body.toString('latin1').replaceAll(own, boundary), 'latin1')
  const plain = headers.map(([name, value]): [string, string] => [name, own ? value.replace(own, boundary) : value])
  return {
    method,
    path: known ?? path,
    ...(Object.keys(query).length > 0 && { query }),
    headers: headersWithTerms(plain),
    ...(content && { form: { type: `multipart/form-data; boundary=${boundary}`, content, files: filesIn(content) } }),
  }
}

/** The parts that have a file name, with their media types. */
function filesIn(content: Buffer): Readonly<Record<string, string>> {
  const heads = content.toString('latin1').matchAll(/name="([^"]+)"; filename="[^"]*"\r\nContent-Type: (\S+)\r\n/g)
  return Object.fromEntries([...heads].map(([, name = '', type = '']) => [name, type]))
}
