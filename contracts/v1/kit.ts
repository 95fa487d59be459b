import { type PactFile, pactFile } from '../../server/pact/pact-file.ts'
import { usualOrigin } from '../example.ts'
import type { ContractKit } from '../kit.ts'
import { callbackPact, messagePact } from './callbacks.ts'
import type { Client } from './client.ts'
import { java } from './clients/java.ts'
import { node } from './clients/node.ts'
import { php } from './clients/php.ts'
import { python } from './clients/python.ts'
import { ruby } from './clients/ruby.ts'
import { sharedInteractions } from './interactions.ts'
import { providerName } from './provider.ts'
import { recordNode } from './record/record-node.ts'

/** Every client that has a pact; the first is recorded. */
export const clients: readonly Client[] = [node, python, php, ruby, java]

/** The pact of the Node SDK is recorded, the others are written from what is known of their wire format. */
export const v1Kit: ContractKit = {
  async clientPacts() {
    const recorded = await recordNode()
    const zip = packageIn(recorded)
    return [recorded, ...clients.slice(1).map((client) => writtenPact(client, zip))]
  },
  callbackPact,
  messagePact,
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
