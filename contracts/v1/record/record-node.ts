import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { PactFile } from '../../../server/pact/pact-file.ts'
import type { HttpInteraction } from '../../../server/vendor/pacts/interaction.ts'
import { sign } from '../../../server/vendor/shared/signatures/signature.ts'
import { freePort } from '../../../test/helpers/free-port.ts'
import { temporaryFolder } from '../../../test/helpers/temporary-folder.ts'
import { examplePartner, exampleSignature, usualOrigin } from '../../example.ts'
import { throughMock } from '../../mock-server.ts'
import { exampleTime } from '../answers.ts'
import { node } from '../clients/node.ts'
import { type SharedName, sharedInteractions } from '../interactions.ts'
import { providerName } from '../provider.ts'
import { type SdkCall, sdkCalls } from './sdk-calls.ts'
import { stableZip } from './stable-zip.ts'

const { id, apiKey } = examplePartner
const signature = sign(apiKey, id, exampleTime)

/**
 * Has the official Node SDK make every call of the list, each against Pact's https mock server, which refuses what is not
 * expected. @returns the pact that came of it: what was expected, with nothing of this machine or moment in it.
 */
export async function recordNode(): Promise<PactFile> {
  const folder = temporaryFolder('pact')
  const trust = process.env.NODE_TLS_REJECT_UNAUTHORIZED
  // The mock's certificate is its own; nothing but the mock is called.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  try {
    const zip = await sdkPackage(join(folder, 'rehearsal'))
    const dir = join(folder, 'pacts')
    for (const [name, sdkCall] of Object.entries(sdkCalls) as [SharedName, SdkCall][]) {
      const port = await freePort()
      const shared = sharedInteractions(node, { storage: `https://127.0.0.1:${port}`, zip, signature })
      const exchanges = [name, ...(sdkCall.with ?? [])].map((one) => shared[one as SharedName])
      await record(exchanges, { port, dir }, name, sdkCall)
    }
    const text = readFileSync(join(dir, `${node.name}-${providerName}.json`), 'utf8')
    const expected = Object.values(sharedInteractions(node, { storage: usualOrigin, zip }))
    return tidied(
      JSON.parse(text.replaceAll(/https:\/\/127\.0\.0\.1:\d+/g, usualOrigin)),
      expected.map(({ description }) => description),
    )
  } finally {
    if (trust === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = trust
  }
}

interface Place {
  readonly port: number
  readonly dir: string
}

/** Makes one call against a mock that expects these exchanges and no other. */
async function record(exchanges: readonly HttpInteraction[], place: Place, name: string, sdkCall: SdkCall) {
  await throughMock({ consumer: node.name, provider: providerName, ...place }, exchanges, async (origin) => {
    const code = await sdkCall.call(`${origin}/v1`).then(
      () => undefined,
      (error: { response?: { data?: { code?: string } } }) => {
        const refusal = error.response?.data?.code
        if (refusal === undefined) throw error
        return refusal
      },
    )
    if (code !== sdkCall.refusedWith) {
      throw new Error(
        `${name}: the SDK was refused with ${code}, and ${sdkCall.refusedWith ?? 'no refusal'} was expected.`,
      )
    }
  })
}

/** The zip that the SDK sends, with the example's time, signature and link instead of this moment's. */
async function sdkPackage(dir: string): Promise<Buffer> {
  const received: Buffer[] = []
  const server = createServer(async (request, response) => {
    for await (const chunk of request) received.push(chunk as Buffer)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const storage = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const { 'upload of an authentication': upload } = sharedInteractions(node, { storage, zip: Buffer.alloc(0) })
    await record([upload], { port: await freePort(), dir }, 'the package', sdkCalls['upload of an authentication'])
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
  return stableZip(Buffer.concat(received), (text) =>
    text
      .replaceAll(storage, usualOrigin)
      .replace(/"timestamp":"[^"]*"/, `"timestamp":"${exampleTime}"`)
      .replace(/"signature":"[^"]*"/, `"signature":"${exampleSignature}"`),
  )
}

/** Without the versions of what wrote it, and in the order of the list. */
function tidied({ consumer, provider, interactions }: PactFile, descriptions: readonly string[]): PactFile {
  const placeOf = ({ description }: { readonly description: string }) => descriptions.indexOf(description)
  return {
    consumer,
    provider,
    interactions: interactions.toSorted((a, b) => placeOf(a) - placeOf(b)),
    metadata: { pactSpecification: { version: '4.0' } },
  }
}
