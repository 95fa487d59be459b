import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../server/files/root.ts'
import type { PactFile } from '../server/pact/pact-file.ts'
import { runProgram } from '../test/helpers/command.ts'
import { startTestEmulator } from '../test/helpers/emulator.ts'
import { emulatorPacts, type Verification, verifyWithCommand, verifyWithPactJs } from './verification.ts'

// They are programs that start beside all the others.
const patient = { timeout: 90_000 }

// Both verifiers have one core, so that one of them takes calls and messages once; in CI it takes all.
const callsAndMessages = emulatorPacts.filter((path) =>
  /smile-identity-core-js|smileid-sdk-python|partner-callback/.test(path),
)
const byPactJs = process.env.SMILE_ID_EMULATOR_WHOLE ? emulatorPacts : callsAndMessages

// Each has an emulator of its own, and works while the others do.
const verifiers = [
  { verifier: 'Pact’s JavaScript verifier', ...onOwnEmulator(verifyWithPactJs, byPactJs) },
  { verifier: 'Pact’s verifier for any language', ...onOwnEmulator(verifyWithCommand, emulatorPacts) },
]
const recording = runProgram(process.execPath, [join(packageRoot, 'contracts', 'record.ts'), '--check'])

function onOwnEmulator(verify: typeof verifyWithPactJs, pacts: readonly string[]) {
  const verification: Promise<Verification> = startTestEmulator({ callbacks: 'collect' }).then(({ url, close }) =>
    verify(url, pacts).finally(close),
  )
  return { pacts, verification }
}

describe.each(verifiers)('the emulator, by $verifier,', ({ pacts, verification }) => {
  test.each(pacts.map((path) => ({ name: basename(path), path })))('keeps $name', patient, async ({ path }) => {
    const { errors, interactionResults } = await verification
    const { interactions, consumer } = JSON.parse(readFileSync(path, 'utf8')) as PactFile
    const broken = errors.filter(({ interaction }) => interaction.includes(`between ${consumer.name} and`))
    expect(broken).toEqual([])
    const kept = interactionResults.filter(({ result }) => result === 'OK')
    expect(interactions.length).toBeGreaterThan(15)
    const missed = interactions.filter(({ description }) => !kept.some((one) => one.description === description))
    expect(missed.map(({ description }) => description)).toEqual([])
  })
})

test('recording again changes no byte of any pact', patient, async () => {
  const { code, stdout, stderr } = await recording
  expect(`${stdout}${code === 0 ? '' : stderr}`).toMatch(/^\d+ pacts, 0 of them changed\.\n$/)
})
