import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../server/files/root.ts'
import type { PactFile } from '../../server/pact/pact-file.ts'
import { openPython, useSmileId } from '../../test/helpers/python.ts'
import type { ContractKit } from '../kit.ts'
import { callbackPact, messagePact } from './callbacks.ts'
import { providerName } from './provider.ts'
import { recordedConsumer, recordPython } from './record/record-python.ts'
import { restPact } from './rest.ts'
import { writtenPacts } from './written.ts'

/** The pact of the Python SDK is recorded, the others are written from what is known of their wire format. */
export const v3Kit: ContractKit = {
  clientPacts: async () => [await recordedPact(), ...writtenPacts(), await restPact()],
  callbackPact,
  messagePact,
}

/** Where there is no such SDK, the pact stays as it was recorded. */
async function recordedPact(): Promise<PactFile> {
  const python = await openPython(useSmileId)
  if (python) return recordPython(python)
  const path = join(packageRoot, 'contracts', 'pacts', `${recordedConsumer}--${providerName}.json`)
  return JSON.parse(readFileSync(path, 'utf8')) as PactFile
}
