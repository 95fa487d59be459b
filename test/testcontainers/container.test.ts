import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { emulatorImage, SmileIdEmulatorContainer } from '../../server/testcontainers.ts'
import { runProgram } from '../helpers/command.ts'
import { freePort } from '../helpers/free-port.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { blocksIn } from '../languages/helper-run.ts'
import { type StandInEngine, startStandInEngine } from './stand-in-engine.ts'

// No engine runs here: containers are processes, started by what testcontainers says to an engine of Docker's published API.
describe('an emulator in a container', () => {
  const own = { TESTCONTAINERS_RYUK_DISABLED: 'true', DOCKER_HOST: '' }
  const before = Object.fromEntries(Object.keys(own).map((name) => [name, process.env[name]]))
  let engine: StandInEngine

  beforeAll(async () => {
    engine = await startStandInEngine(emulatorImage, 'testcontainers/sshd:1.4.0')
    Object.assign(process.env, own, { DOCKER_HOST: engine.address })
  })

  afterAll(async () => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await engine[Symbol.asyncDispose]()
  })

  test('is this version’s, and answers when it has started', async () => {
    const container = await new SmileIdEmulatorContainer().withVirtualClock().withControlToken('let-me-in').start()
    expect(engine.containers.at(-1)?.asked.Image).toMatch(/^smile-id-emulator:\d+\.\d+\.\d+$/)
    expect(container.getSecureUrl()).toBe(container.getUrl().replace('http:', 'https:'))
    expect(await container.getAuthority()).toContain('BEGIN CERTIFICATE')
    const { partner_id: id, api_key: key } = await container.createPartner()
    await container.call('POST', 'next', { scenario: 'rejected', partner_id: id })
    await createTestPartner({ url: container.getUrl() }, id, key).submit({ jobId: 'job-1' })
    await container.call('POST', 'clock/advance', { by: '1s', partner_id: id })
    const { callbacks } = await container.call<{ callbacks: object[] }>('GET', `callbacks?partner_id=${id}`)
    expect(callbacks).toMatchObject([{ state: 'delivered', result: { code: '0821' } }])
    await expect(container.call('POST', 'next', { scenario: 'rejcted' })).rejects.toThrow('Did you mean "rejected"?')
    const url = container.getUrl()
    await container.stop()
    await expect(fetch(`${url}/__emulator/health`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  })

  test('has the scenarios of a folder', async () => {
    const folder = join(temporaryFolder('stories'), 'stories')
    mkdirSync(folder)
    writeFileSync(
      join(folder, 'slow-vip.yaml'),
      'name: slow-vip\nsummary: Slow.\nstages: [{ after: 9s, outcome: approved, by: machine }]\n',
    )
    const container = await new SmileIdEmulatorContainer().withScenarios(folder).start()
    expect(await container.call('GET', 'scenarios/slow-vip')).toMatchObject({ summary: 'Slow.' })
    await container.stop()
  })

  test('calls back to the tests on this machine, whose address it does not have', async () => {
    await using receiver = await startReceiver()
    const port = Number(new URL(receiver.url).port)
    const container = await new SmileIdEmulatorContainer().withCallbacksToHost(port).start()
    expect(engine.forwarded).toEqual([port])
    expect(engine.containers.at(-1)?.asked.HostConfig.ExtraHosts).toEqual([
      expect.stringMatching(/^host\.testcontainers\.internal:/),
    ])
    const partner = createTestPartner({ url: container.getUrl() })
    await partner.submit({ callbackUrl: `http://localhost:${port}/callback` })
    const [callback] = await receiver.count(1)
    expect(callback?.body).toMatchObject({ ResultCode: '0820' })
    await container.stop()
  })

  test('is used again, where that is asked for', async () => {
    const [first, second] = [await make().start(), await make().start()]
    expect(second.getId()).toBe(first.getId())
    await first.stop()

    function make() {
      return new SmileIdEmulatorContainer().withVirtualClock().withReuse()
    }
  })

  test.each(blocksIn('docs/containers.md', 'ts'))(
    'does what docs/containers.md says, as printed there',
    async (text) => {
      const file = join(temporaryFolder('page'), 'block.mts')
      const door = join(packageRoot, 'server', 'testcontainers.ts')
      writeFileSync(
        file,
        text.replace("'smile-id-emulator/testcontainers'", `'${door}'`).replaceAll('3000', `${await freePort()}`),
      )
      const { code, stderr } = await runProgram(process.execPath, [file])
      expect([code, stderr]).toEqual([0, ''])
    },
  )

  test('says that there is no such image', async () => {
    await expect(new SmileIdEmulatorContainer('smile-id-emulator:none').start()).rejects.toThrow(
      /smile-id-emulator:none/,
    )
  })
})
