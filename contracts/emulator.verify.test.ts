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

// Each has an emulator of its own, and works while the others do.
const verifiers = [
  { verifier: 'Pact’s JavaScript verifier', verification: onOwnEmulator(verifyWithPactJs) },
  { verifier: 'Pact’s verifier for any language', verification: onOwnEmulator(verifyWithCommand) },
]
const recording = runProgram(process.execPath, [join(packageRoot, 'contracts', 'record.ts'), '--check'])

async function onOwnEmulator(verify: typeof verifyWithPactJs): Promise<Verification> {
  const emulator = await startTestEmulator({ callbacks: 'collect' })
  return verify(emulator.url, emulatorPacts).finally(emulator.close)
}

describe.each(verifiers)('the emulator, by $verifier,', ({ verification }) => {
  test.each(emulatorPacts.map((path) => ({ name: basename(path), path })))('keeps $name', patient, async ({ path }) => {
    const { errors, interactionResults } = await verification
    const { interactions, consumer } = JSON.parse(readFileSync(path, 'utf8')) as PactFile
    const broken = errors.filter(({ interaction }) => interaction.includes(`between ${consumer.name} and`))
    expect(broken).toEqual([])
    const kept = interactionResults.filter(({ result }) => result === 'OK')
    expect(interactions.length).toBeGreaterThan(20)
    const missed = interactions.filter(({ description }) => !kept.some((one) => one.description === description))
    expect(missed.map(({ description }) => description)).toEqual([])
  })
})

test('recording again changes no byte of any pact', patient, async () => {
  const { code, stdout, stderr } = await recording
  expect(`${stdout}${code === 0 ? '' : stderr}`).toBe('12 pacts, 0 of them changed.\n')
})
