import { expect, test } from 'vitest'
import { startTestEmulator } from '../test/helpers/emulator.ts'
import { callbackPact, callbackPactName } from './callbacks.ts'
import { listeningPartner } from './listening-partner.ts'
import { pactPath, verifyCallbacks } from './verification.ts'

test('the example partner takes every callback, and refuses what is forged, unsigned or stale', {
  timeout: 90_000,
}, async () => {
  // On the clock on the wall: the partner goes by it.
  await using emulator = await startTestEmulator({ clock: 'system' })
  await using partner = await listeningPartner()
  const { errors, interactionResults } = await verifyCallbacks(emulator.url, partner.port, pactPath(callbackPactName))
  expect(errors).toEqual([])
  expect(interactionResults.map(({ description }) => description)).toEqual(
    callbackPact().interactions.map(({ description }) => description),
  )
  expect(interactionResults.every(({ result }) => result === 'OK')).toBe(true)
  // Callbacks that come late or twice change no decision.
  expect(partner.decisions.get('pact-1')).toBe('approved')
  expect(partner.decisions.get('pact-4')).toBe('approved')
  expect(partner.decisions.get('pact-2')).toBe('rejected')
})

test('a partner that takes stale callbacks breaks the pact, in that interaction and no other', {
  timeout: 90_000,
}, async () => {
  await using emulator = await startTestEmulator({ clock: 'system' })
  await using partner = await listeningPartner(10 * 86_400_000)
  const { errors } = await verifyCallbacks(emulator.url, partner.port, pactPath(callbackPactName))
  expect(errors.map(({ interaction }) => interaction)).toEqual([expect.stringContaining('signed a day ago')])
})
