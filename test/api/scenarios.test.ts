import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../../server/cli/reports/log.ts'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

let emulator: Emulator
let folder: string
beforeEach(() => {
  folder = temporaryFolder('live')
})
afterEach(() => emulator.close())

async function call(method: string, path: string, body?: string, type = 'application/yaml') {
  const headers = body === undefined ? {} : { 'content-type': type }
  const response = await fetch(`${emulator.url}/__emulator/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  return { status: response.status, json: (await response.json()) as any }
}

function story(outcome: string, name?: string): string {
  return [
    ...(name ? [`name: ${name}`] : []),
    'summary: Mine.',
    'stages:',
    `  - { after: 1s, outcome: ${outcome}, by: machine }`,
  ].join('\n')
}

/** The code that a job comes to which asks for a scenario by name. */
async function codeOf(scenario: string): Promise<string | undefined> {
  const partner = createTestPartner(emulator)
  const { smileJobId } = await partner.submit({ params: { emulator_scenario: scenario } })
  return (await emulator.jobs.get(smileJobId)).results[0]?.result.code
}

const nextJob = async () => {
  const { smileJobId } = await createTestPartner(emulator).submit()
  return (await emulator.jobs.get(smileJobId)).scenario
}

describe('PUT /__emulator/scenarios/{name}', () => {
  beforeEach(async () => {
    emulator = await startTestEmulator()
  })

  test.each([
    ['YAML', 'application/yaml', story('rejected')],
    ['YAML that names it', 'text/plain', story('rejected', 'mine')],
    ['JSON', 'application/json', JSON.stringify({ summary: 'Mine.', extends: 'rejected' })],
    ['what curl -d sends', 'application/x-www-form-urlencoded', story('rejected')],
  ])('takes %s, and the next job can have it', async (_, type, body) => {
    const { status, json } = await call('PUT', 'scenarios/mine', body, type)
    expect([status, json]).toEqual([
      200,
      {
        name: 'mine',
        summary: 'Mine.',
        file: 'mine (in memory)',
        match: [],
        story: ['after 1s: rejected, by machine'],
      },
    ])
    expect(await codeOf('mine')).toBe('0821')
    expect((await call('GET', 'scenarios/mine')).json).toEqual(json)
    expect((await call('POST', 'next', '{"scenario":"mine"}')).status).toBe(200)
  })

  test('answers what is wrong, line by line, and keeps nothing of it', async () => {
    const { status, json } = await call(
      'PUT',
      'scenarios/mine',
      `${story('aproved')}\ncolour: red\nmatch: { user_id: { mathces: x } }`,
    )
    expect(status).toBe(400)
    expect(json.error.split('\n')).toEqual([
      'The scenario was rejected.',
      expect.stringMatching(
        /^mine \(in memory\):3:18: \/stages\/0\/outcome expected one of .* got the string "aproved"\. Did you mean approved\?$/,
      ),
      'mine (in memory):4:1: /colour is not known here.',
      'mine (in memory):5:21: /match/user_id/mathces is not known here. Did you mean matches?',
    ])
    expect((await call('GET', 'scenarios/mine')).status).toBe(404)
  })

  test.each([
    ['scenarios/mine', story('approved', 'other'), '/name expected "mine"'],
    ['scenarios/My%20Story', story('approved'), '/name expected text matching'],
    ['scenarios/mine', '', 'is empty.'],
    ['scenarios/mine', 'x'.repeat(2_000_000), 'larger than'],
  ])('refuses %s', async (path, body, error) => {
    const { status, json } = await call('PUT', path, body)
    expect([status, json.error]).toEqual([400, expect.stringContaining(error)])
  })

  test('takes the place of a shipped scenario, until DELETE brings that back', async () => {
    await call('PUT', 'scenarios/approved', story('rejected'))
    expect(await nextJob()).toMatchObject({ name: 'approved', chosenBy: 'default' })
    expect(await codeOf('approved')).toBe('0821')
    expect(await call('DELETE', 'scenarios/approved')).toEqual({ status: 200, json: { ok: true } })
    expect(await codeOf('approved')).toBe('0820')
  })

  test('is not undone by a reset, which is about jobs', async () => {
    await call('PUT', 'scenarios/mine', story('rejected'))
    await call('POST', 'reset', '{}')
    expect(await codeOf('mine')).toBe('0821')
  })
})

describe('DELETE /__emulator/scenarios/{name}', () => {
  beforeEach(async () => {
    emulator = await startTestEmulator()
  })

  test('removes only what was put, and nothing that another extends', async () => {
    await call('PUT', 'scenarios/base', story('rejected'))
    await call('PUT', 'scenarios/mine', 'summary: Mine.\nextends: base')
    const answers = await Promise.all(
      ['approved', 'aproved', 'base'].map(async (name) => {
        const { status, json } = await call('DELETE', `scenarios/${name}`)
        return [status, json.error]
      }),
    )
    expect(answers).toEqual([
      [409, '"approved" is in a file (approved.yaml). Only what was PUT can be deleted.'],
      [404, expect.stringContaining('Did you mean "approved"?')],
      [
        409,
        expect.stringMatching(
          /^"base" cannot be removed\.\nmine \(in memory\):2:1: \/extends names a scenario that does not exist\./,
        ),
      ],
    ])
    await call('DELETE', 'scenarios/mine')
    expect((await call('DELETE', 'scenarios/base')).status).toBe(200)
  })

  test('of what is queued: the queue goes on with what is left', async () => {
    emulator.scenarios.put('gone', story('rejected'))
    await emulator.next('gone', { times: 2 })
    await emulator.next('no-face')
    emulator.scenarios.remove('gone')
    expect(await nextJob()).toMatchObject({ name: 'no-face', chosenBy: 'queued' })
    expect(await nextJob()).toMatchObject({ name: 'approved', chosenBy: 'default' })
  })

  test('between upload and package: the job goes as if it had not been asked for', async () => {
    emulator.scenarios.put('gone', story('rejected'))
    await emulator.next('gone')
    const partner = createTestPartner(emulator)
    const { body } = await partner.upload({ userId: 'demo-anna' })
    emulator.scenarios.remove('gone')
    await partner.put(body.upload_url, '')
    expect((await partner.upload({ userId: 'demo-anna', jobId: 'next' })).status).toBe(200)
    expect(await emulator.jobs.list()).toHaveLength(1)
  })
})

describe('the library', () => {
  test('takes scenarios as text and as objects, and throws what is wrong', async () => {
    emulator = await startTestEmulator()
    const stages = [{ after: '1s', outcome: 'rejected', by: 'machine' }]
    expect(emulator.scenarios.put('mine', { summary: 'Mine.', stages })).toMatchObject({ name: 'mine' })
    expect(await codeOf('mine')).toBe('0821')
    expect(() => emulator.scenarios.put('mine', { summary: 'Mine.', stages: [] })).toThrow(
      '/stages expected at least 1',
    )
    expect(() => emulator.scenarios.remove('approved')).toThrow('Only what was PUT')
  })

  test('watches nothing by default', async () => {
    emulator = await startTestEmulator({ scenarios: [folder] })
    writeFileSync(join(folder, 'mine.yaml'), story('rejected', 'mine'))
    await sleep(300)
    expect(emulator.scenarios.list().some(({ name }) => name === 'mine')).toBe(false)
  })
})

describe('scenario files that change while the emulator runs', () => {
  const lines: string[] = []
  const path = () => join(folder, 'mine.yaml')

  beforeEach(async () => {
    lines.length = 0
    writeFileSync(path(), story('rejected', 'mine'))
    const log = createLog((text) =>
      lines.push(
        ...stripVTControlCharacters(text)
          .split('\n')
          .map((line) => line.trim()),
      ),
    )
    emulator = await startTestEmulator(
      { scenarios: [folder], watch: true },
      { ...(log.onScenarios && { onScenarios: log.onScenarios }) },
    )
  })

  async function until(holds: () => boolean): Promise<void> {
    const started = performance.now()
    while (!holds() && performance.now() - started < 5_000) await sleep(10)
    expect(holds()).toBe(true)
  }

  const named = (name: string) => emulator.scenarios.list().some((one) => one.name === name)

  test('take effect without a restart: changed, added and removed', async () => {
    expect(await codeOf('mine')).toBe('0821')
    writeFileSync(path(), story('no_face', 'mine'))
    writeFileSync(join(folder, 'more.yaml'), story('approved', 'more'))
    await until(() => lines.length === 1)
    expect([await codeOf('mine'), await codeOf('more')]).toEqual(['0921', '0820'])
    rmSync(join(folder, 'more.yaml'))
    await until(() => !named('more'))
    expect(lines).toEqual(['00:00:00 ↻ scenarios read again: mine, more', '00:00:00 ↻ scenarios read again: more gone'])
  })

  test('stay as they were while one is wrong, which is logged once, and shown until it is fixed', async () => {
    writeFileSync(path(), story('aproved', 'mine'))
    await until(() => lines.length > 0)
    writeFileSync(join(folder, 'more.yaml'), story('approved', 'more'))
    await sleep(300)
    expect(lines).toEqual([
      '00:00:00 ✗ scenarios stay as they were until this is fixed:',
      expect.stringMatching(
        /mine\.yaml:4:18: \/stages\/0\/outcome expected one of approved, .*, got the string "aproved"\. Did you mean approved\?$/,
      ),
    ])
    expect((await call('GET', 'scenarios')).json.faults).toEqual([
      { file: path(), line: 4, column: 18, message: expect.stringContaining('aproved') },
    ])
    expect([await codeOf('mine'), named('more')]).toEqual(['0821', false])

    const aside = join(folder, '.mine.swp')
    writeFileSync(aside, story('no_face', 'mine'))
    renameSync(aside, path())
    await until(() => named('more'))
    expect((await call('GET', 'scenarios')).json.faults).toEqual([])
    expect(lines.slice(2)).toEqual(['00:00:00 ↻ scenarios read again: mine, more'])
  })

  test('may take away what is queued: submissions go on', async () => {
    await emulator.next('mine', { times: 3 })
    rmSync(path())
    await until(() => !named('mine'))
    expect(await nextJob()).toMatchObject({ name: 'approved', chosenBy: 'default' })
  })

  test('are not watched any more once it is closed', async () => {
    await emulator.close()
    rmSync(path())
    await sleep(250)
    expect(lines).toEqual([])
  })
})
