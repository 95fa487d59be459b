import type { PactFile } from '../server/pact/pact-file.ts'
import { kits } from './kits.ts'
import { tolerant } from './tolerant.ts'

/** Makes every pact, each by its path in `contracts/pacts`. */
export async function makePacts(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const add = (folder: string, pact: PactFile) =>
    files.set(`${folder}${pact.consumer.name}--${pact.provider.name}.json`, `${JSON.stringify(pact, null, 2)}\n`)
  for (const kit of kits) {
    for (const pact of await kit.clientPacts()) {
      add('', pact)
      add('tolerant/', tolerant(pact))
    }
    add('', kit.callbackPact())
    add('', kit.messagePact())
  }
  return files
}
