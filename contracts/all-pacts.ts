import { type PactFile, pactFile } from '../server/pact/pact-file.ts'
import { callbackPact, callbackPactName, messagePact } from './callbacks.ts'
import type { Client } from './client.ts'
import { java } from './clients/java.ts'
import { node } from './clients/node.ts'
import { php } from './clients/php.ts'
import { python } from './clients/python.ts'
import { ruby } from './clients/ruby.ts'
import { sharedInteractions } from './interactions.ts'
import { providerName, usualOrigin } from './provider.ts'
import { recordNode } from './record/record-node.ts'
import { tolerant } from './tolerant.ts'

/** Every client that has a pact; the first is recorded, the others are written from what is known of their wire format. */
export const clients: readonly Client[] = [node, python, php, ruby, java]

/** Makes every pact, each by its path in `contracts/pacts`. */
export async function makePacts(): Promise<ReadonlyMap<string, string>> {
  const recorded = await recordNode()
  const zip = packageIn(recorded)
  const others = clients.slice(1).map((client) => writtenPact(client, zip))
  const files = new Map<string, string>()
  const add = (path: string, pact: PactFile) => files.set(`${path}.json`, `${JSON.stringify(pact, null, 2)}\n`)
  for (const pact of [recorded, ...others]) {
    const name = `${pact.consumer.name}--${pact.provider.name}`
    add(name, pact)
    add(`tolerant/${name}`, tolerant(pact))
  }
  add(callbackPactName, callbackPact())
  const messages = messagePact()
  add(`${messages.consumer.name}--${messages.provider.name}`, messages)
  return files
}

function writtenPact(client: Client, zip: Buffer): PactFile {
  const shared = sharedInteractions(client, { storage: usualOrigin, zip })
  return pactFile(client.name, providerName, [...Object.values(shared), ...client.quirks])
}

/** The zip that the Node SDK sent. */
function packageIn({ interactions }: PactFile): Buffer {
  const body = interactions.find(({ request }) => request?.method === 'PUT')?.request.body
  if (!body) throw new Error('The recorded pact has no package.')
  return Buffer.from(body.content, 'base64')
}
