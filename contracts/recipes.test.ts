import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, runProgram } from '../test/helpers/command.ts'
import { startTestEmulator } from '../test/helpers/emulator.ts'
import { openPython, pactPython } from '../test/helpers/python.ts'
import { temporaryFolder } from '../test/helpers/temporary-folder.ts'
import { listeningPartner } from './listening-partner.ts'
import { inLanguage } from './readme-code.ts'
import { callbackPactName } from './v1/callbacks.ts'
import { pactPath, verifyWithCommand } from './verification.ts'

const python = await openPython(pactPython)
const [consumer = '', callbacks = ''] = inLanguage('python')
const patient = { timeout: 90_000 }

/** Runs a recipe's test in a folder that has the pact of callbacks, as pytest would. @param before what the reader's own code is. */
async function runRecipe(recipe: string, before: string, environment: NodeJS.ProcessEnv = {}) {
  const folder = temporaryFolder('recipe')
  const pacts = join(folder, 'pacts')
  mkdirSync(pacts)
  writeFileSync(join(pacts, `${callbackPactName}.json`), readFileSync(pactPath(callbackPactName)))
  const [, name] = /^def (test_\w+)/m.exec(recipe) ?? []
  const script = join(folder, 'recipe.py')
  writeFileSync(script, [`import os; os.chdir(${JSON.stringify(folder)})`, before, recipe, `${name}()`].join('\n'))
  const { code, stderr, stdout } = await runProgram(python?.path ?? '', ['-I', script], {
    PACT_DO_NOT_TRACK: 'true',
    ...environment,
  })
  return { code, printed: stdout + stderr, pacts }
}

describe.skipIf(!python)('the Python recipes', () => {
  const isApproved = `
import json, urllib.request

def is_approved(base_url, user_id, job_id):
    body = {"partner_id": "1234", "timestamp": "now", "signature": "mine", "user_id": user_id, "job_id": job_id}
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{base_url}/job_status", json.dumps(body).encode(), headers)
    return json.load(urllib.request.urlopen(request))["job_success"]
`

  test('write a pact that is about Smile ID, and that an emulator keeps', patient, async () => {
    const { code, printed, pacts } = await runRecipe(consumer, isApproved)
    expect(printed).toBe('')
    expect(code).toBe(0)
    const pact = join(pacts, 'checkout-smile-id-v1.json')
    expect(await run(['check-pact', pact])).toMatchObject({ code: 0, stderr: '' })
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const { errors, interactionResults } = await verifyWithCommand(emulator.url, [pact])
    expect(errors).toEqual([])
    expect(interactionResults.map(({ description }) => description)).toEqual(['job_status of an approved job'])
  })

  async function hear(maxAge?: number) {
    await using emulator = await startTestEmulator({ clock: 'system' })
    await using partner = await listeningPartner(maxAge)
    const here = callbacks.replace('http://localhost:3000', `http://localhost:${partner.port}`)
    return await runRecipe(here, '', { SMILE_ID_EMULATOR_URL: emulator.url })
  }

  test('pass with the example partner', patient, async () => {
    expect(await hear()).toMatchObject({
      code: 0,
      printed: expect.stringContaining('a callback that was signed a day ago'),
    })
  })

  test('fail with a partner that takes stale callbacks', patient, async () => {
    const { code, printed } = await hear(10 * 86_400_000)
    expect(code).toBe(1)
    expect(printed).toContain('There were 1 pact failures')
  })
})

test('the Python recipes say with which version they are run', () => {
  const { name, version } = pactPython
  for (const recipe of [consumer, callbacks]) expect(recipe).toMatch(new RegExp(`^# .*${name}.* ${version}$`, 'm'))
})

test('every recipe names the states, the provider and the pact as they are', () => {
  const recipes = ['go', 'xml', 'php'].flatMap(inLanguage)
  expect(recipes).toHaveLength(3)
  for (const recipe of [callbacks, ...recipes]) {
    for (const name of [
      '/__emulator/pact/states?callback_path=/callback',
      'partner-callback',
      `pacts/${callbackPactName}.json`,
    ])
      expect(recipe).toContain(name)
  }
})
