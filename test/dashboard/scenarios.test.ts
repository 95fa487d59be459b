import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createBrowser } from '../helpers/browse.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const scenarios = '/__emulator/dashboard/scenarios'

const own = `name: slow-vip
summary: Our best customers wait.
match:
  user_id: { matches: '^vip-' }
stages:
  - { after: 2s, outcome: provisional, by: machine }
  - { after: 90s, outcome: approved, by: human }
`

let folder: string
beforeEach(() => {
  folder = temporaryFolder('dashboard-scenarios')
})

describe('the page of scenarios', () => {
  test('draws each to scale, and queues one for the next job', async () => {
    await using emulator = await startTestEmulator()
    const browser = createBrowser(emulator)
    const { text, html } = await browser.open(`${scenarios}?q=provisional-then-rejected`)
    expect(text).toContain('1 scenario')
    const [first = 0, second = 0] = [...html.matchAll(/<circle cx="([\d.]+)%"/g)].map(([, x]) => Number(x))
    expect((first - 2) / (second - 2)).toBeCloseTo(1 / 30, 2)
    const queued = await browser.submit(`${scenarios}/no-face/queue`)
    expect(queued.text).toContain('next submission: no-face')
    await createTestPartner(emulator).submit({ jobType: 1, userId: 'kofi' })
    expect(await emulator.jobs.list()).toMatchObject([{ scenario: { name: 'no-face', chosenBy: 'queued' } }])
    expect((await browser.open(scenarios)).text).not.toContain('next submission')
  })

  test('shows each as it is written, with the words that it is chosen by', async () => {
    await using emulator = await startTestEmulator()
    const { text, html } = await createBrowser(emulator).open(`${scenarios}/provisional-then-approved`)
    expect(html).toContain('outcome: provisional, by: machine }')
    expect(text).toContain('user_id text matching')
    expect(text).toContain('after 30s: approved, by human')
    expect((await createBrowser(emulator).open(`${scenarios}/aproved`)).text).toContain('Did you mean "approved"?')
  })
})

describe('the editor', () => {
  test('keeps a story in memory, and says what is wrong by its line', async () => {
    await using emulator = await startTestEmulator()
    const browser = createBrowser(emulator)
    const wrong = own.replace('provisional', 'provisionel').replace('90s', 'ages')
    const refused = await browser.submit('/__emulator/dashboard/new-scenario', {
      name: 'slow-vip',
      text: wrong,
      do: 'keep',
    })
    expect(refused.status).toBe(400)
    expect(refused.text).toMatch(/Line 6 .*provisionel.*Did you mean provisional\?.*Line 7/)
    expect(refused.html.match(/<li class="wrong">/g)).toHaveLength(2)
    expect(refused.html).toContain('provisionel, by: machine }')
    expect(emulator.scenarios.list().some(({ name }) => name === 'slow-vip')).toBe(false)

    const kept = await browser.submit('/__emulator/dashboard/new-scenario', { name: 'slow-vip', text: own, do: 'keep' })
    expect(kept).toMatchObject({ status: 200, text: expect.stringContaining('Writtenin memory') })
    const edited = { name: 'slow-vip', text: own.replaceAll('\n', '\r\n').replace('2s', '3s'), do: 'keep' }
    expect((await browser.submit(scenarios, edited)).text).toContain('after 3s: provisional')
    await createTestPartner(emulator).submit({ userId: 'vip-ada', jobType: 4 })
    expect((await emulator.jobs.list())[0]?.scenario.name).toBe('slow-vip')
    await browser.submit(scenarios, { name: 'slow-vip', text: '', do: 'forget' })
    expect((await browser.open(`${scenarios}/slow-vip`)).status).toBe(404)
  })

  test('saves to the folder when that is asked for, in the file that the story has', async () => {
    writeFileSync(join(folder, 'vips.yaml'), own)
    await using emulator = await startTestEmulator({ scenarios: [folder] })
    const browser = createBrowser(emulator)
    const text = own.replace('90s', '45s')
    expect((await browser.submit(scenarios, { name: 'slow-vip', text, do: 'keep' })).text).toContain('Writtenin memory')
    expect(readFileSync(join(folder, 'vips.yaml'), 'utf8')).toBe(own)
    const saved = await browser.submit(scenarios, { name: 'slow-vip', text, do: 'save' })
    expect(saved.text).toContain('after 45s: approved')
    expect(saved.text).not.toContain('Writtenin memory')
    expect(readFileSync(join(folder, 'vips.yaml'), 'utf8')).toBe(text)

    const shipped = (await browser.open(`${scenarios}/approved`)).html
    expect(shipped).toContain('value="save"')
    await browser.submit(scenarios, { name: 'new-one', text: own.replace('slow-vip', 'new-one'), do: 'save' })
    expect(readdirSync(folder).sort()).toEqual(['new-one.yaml', 'vips.yaml'])
  })

  test('writes over nothing that is there, be it unasked or of another name, and follows a link', async () => {
    const elsewhere = join(temporaryFolder('dashboard-elsewhere'), 'real.yaml')
    writeFileSync(elsewhere, own)
    symlinkSync(elsewhere, join(folder, 'slow-vip.yaml'))
    const other = own.replace('slow-vip', 'other').replace('^vip-', '^other-')
    writeFileSync(join(folder, 'approved.yaml'), other)
    await using emulator = await startTestEmulator({ scenarios: [folder] })
    const browser = createBrowser(emulator)
    const text = own.replace('90s', '45s')
    for (const verb of ['save', 'keep']) {
      const again = { name: 'slow-vip', text, do: verb }
      const refused = await browser.submit('/__emulator/dashboard/new-scenario', again)
      expect([refused.status, refused.text]).toEqual([
        400,
        expect.stringContaining('Scenario "slow-vip" already exists'),
      ])
    }
    const approved = { name: 'approved', text: own.replace('slow-vip', 'approved'), do: 'save' }
    expect((await browser.submit(scenarios, approved)).text).toContain('already exists and has something else')
    expect([readFileSync(elsewhere, 'utf8'), readFileSync(join(folder, 'approved.yaml'), 'utf8')]).toEqual([own, other])
    expect((await browser.submit(scenarios, { name: 'slow-vip', text, do: 'save' })).status).toBe(200)
    expect(lstatSync(join(folder, 'slow-vip.yaml')).isSymbolicLink()).toBe(true)
    expect(readFileSync(elsewhere, 'utf8')).toBe(text)
  })

  test('refuses a name that is too long for a file', async () => {
    await using emulator = await startTestEmulator({ scenarios: [folder] })
    const name = 'a'.repeat(255)
    const long = { name, text: own.replace('slow-vip', name), do: 'save' }
    const refused = await createBrowser(emulator).submit('/__emulator/dashboard/new-scenario', long)
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('100')])
    expect(readdirSync(folder)).toEqual([])
  })

  test('writes nothing that is wrong, nothing elsewhere, and nothing without a folder', async () => {
    await using emulator = await startTestEmulator({ scenarios: [folder] })
    const browser = createBrowser(emulator)
    const save = (name: string, text = own) =>
      browser.submit(scenarios.replace('scenarios', 'new-scenario'), { name, text, do: 'save' })
    expect(await save('slow-vip', own.replace('machine', 'magic'))).toMatchObject({ status: 400 })
    for (const name of ['../slow-vip', '/etc/slow-vip', 'slow-vip/../x', ''])
      expect((await save(name)).status).toBe(400)
    expect((await save('other-name')).text).toContain('expected "other-name"')
    expect(readdirSync(folder)).toEqual([])

    await using without = await startTestEmulator()
    const elsewhere = createBrowser(without)
    expect((await elsewhere.open(`${scenarios}/approved`)).html).not.toContain('value="save"')
    const refused = await elsewhere.submit(scenarios, { name: 'approved', text: own, do: 'save' })
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('Start with --scenarios FOLDER') })
  })
})
