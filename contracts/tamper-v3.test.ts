import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../server/index.ts'
import { startTestEmulator } from '../test/helpers/emulator.ts'
import { placesIn, spoiled } from './every-member.ts'
import { startTamperingProxy, type TamperingProxy } from './tampering-proxy.ts'
import { recordedConsumer } from './v3/record/record-python.ts'
import { pactPath, verifyWithCommand } from './verification.ts'

const patient = { timeout: 600_000 }

// Of each product one callback that tells most, and of those that tell less one of each kind.
const tellingMost =
  ': clear$|one_time_aml: block, aml|aml_monitoring: attention|residency.*: error, internal|enhanced_kyc: processing'
const told = [
  { what: 'answers to SDKs', pact: `${recordedConsumer}--smile-id-v3`, about: '.' },
  // Not /v3/services/config, which is as large as there are ID types: its schema holds its members.
  { what: 'answers to others', pact: 'rest-client--smile-id-v3', about: 'sync|/aml|address|smile_links|valid' },
  { what: 'callbacks', pact: 'partner-callback-handler--smile-id-v3', about: tellingMost },
]

let emulator: Emulator
let proxy: TamperingProxy

beforeAll(async () => {
  emulator = await startTestEmulator({ callbacks: 'collect' })
  proxy = await startTamperingProxy(emulator.url)
})

afterAll(async () => {
  await proxy[Symbol.asyncDispose]()
  await emulator.close()
})

describe.each(told)('an encoder of v3’s $what', ({ pact, about }) => {
  test.each(['another type', 'gone'] as const)(
    'that gets a member wrong (%s) breaks a pact, whichever it is',
    patient,
    async (how) => {
      const names = interactionsOf(pact, about)
      let ordinal = 0
      let most = 0
      const missed: string[] = []
      do {
        const spoilt: string[] = []
        proxy.tamper = (path, body) => {
          const places = placesIn(body)
          most = Math.max(most, places.length)
          const place = places[ordinal]
          if (!place) return undefined
          spoilt.push(`${path.replace(/job_\w+/, '{job}')}: ${place.join('.')}`)
          return spoiled(body, place, how) as Record<string, unknown>
        }
        const { errors, interactionResults } = await verifyWithCommand(
          proxy.url,
          [pactPath(pact)],
          ['--filter-description', about],
        )
        expect(interactionResults.length).toBe(names.length)
        // Each member that went wrong broke the interaction that has it, and none broke another.
        const named = errors.map(({ mismatch }) => JSON.stringify(mismatch))
        missed.push(...spoilt.filter((one) => !named.some((error) => error.includes(one.split(/[.: ]/).at(-1) ?? ''))))
        if (errors.length !== spoilt.length)
          missed.push(`${spoilt.length} went wrong, and ${errors.length} were found: ${spoilt}`)
        ordinal++
      } while (ordinal < most)
      expect(missed).toEqual([])
      expect(most).toBeGreaterThan(4)
    },
  )
})

function interactionsOf(pact: string, about: string): readonly string[] {
  const { interactions } = JSON.parse(readFileSync(pactPath(pact), 'utf8'))
  const names = interactions.map(({ description }: { description: string }) => description)
  return names.filter((name: string) => new RegExp(about).test(name))
}
