import { expect, test } from 'vitest'
import type { Decision } from '../examples/partner-node/decide.ts'
import type { PactFile } from '../server/pact/pact-file.ts'
import { startTestEmulator } from '../test/helpers/emulator.ts'
import { listeningPartner } from './listening-partner.ts'
import { callbackPact as v1Pact } from './v1/callbacks.ts'
import { callbackCases, jobIdAt } from './v3/callback-cases.ts'
import { callbackPact as v3Pact } from './v3/callbacks.ts'
import { pactPath, verifyCallbacks } from './verification.ts'

const patient = { timeout: 90_000 }

/** What a partner concludes of each callback that is repeated, late, or the only one of its job. */
const decisions: Readonly<Record<string, readonly (readonly [jobId: string, decision: Decision])[]>> = {
  v1: [
    ['pact-1', 'approved'],
    ['pact-4', 'approved'],
    ['pact-2', 'rejected'],
  ],
  v3: callbackCases.map(({ body: { status } }, index) => {
    const decision = status === 'clear' ? 'approved' : status === 'block' ? 'rejected' : 'in_review'
    return [jobIdAt(index + 1), decision]
  }),
}

const pacts = { v1: v1Pact(), v3: v3Pact() }
const fileOf = ({ consumer, provider }: PactFile) => pactPath(`${consumer.name}--${provider.name}`)

test.each(Object.entries(pacts))(
  'the example partner takes every callback of %s, and refuses what is forged, unsigned or stale',
  patient,
  async (api, pact) => {
    // On the clock on the wall: the partner goes by it.
    await using emulator = await startTestEmulator({ clock: 'system' })
    await using partner = await listeningPartner()
    const { errors, interactionResults } = await verifyCallbacks(emulator.url, partner.port, fileOf(pact))
    expect(errors).toEqual([])
    expect(interactionResults.map(({ description }) => description)).toEqual(
      pact.interactions.map(({ description }) => description),
    )
    expect(interactionResults.every(({ result }) => result === 'OK')).toBe(true)
    // Callbacks that come late or twice change no decision.
    for (const [jobId, decision] of decisions[api] ?? []) expect(partner.decisions.get(jobId), jobId).toBe(decision)
  },
)

test.each(Object.entries(pacts))(
  'a partner that takes stale callbacks of %s breaks the pact, in that interaction and no other',
  patient,
  async (_, pact) => {
    await using emulator = await startTestEmulator({ clock: 'system' })
    await using partner = await listeningPartner(10 * 86_400_000)
    const { errors } = await verifyCallbacks(emulator.url, partner.port, fileOf(pact))
    expect(errors.map(({ interaction }) => interaction)).toEqual([expect.stringContaining('signed a day ago')])
  },
)
