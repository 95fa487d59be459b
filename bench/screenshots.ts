import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { packageRoot } from '../server/files/root.ts'
import { type Emulator, startEmulator } from '../server/index.ts'

const help = `npm run screenshots [-- --check]

Takes the README's pictures of the dashboard into docs/, and prints when each page first shows something and what it weighs.
Needs Chromium: /usr/bin/chromium, or the one that SMILE_ID_EMULATOR_CHROMIUM names.

  --check   only prints, and writes no pictures
`

const dashboard = '/__emulator/dashboard'

// What is asked for: a product, a user, and a scenario; the seconds that pass after it; by which API, v1 unless it is said.
const story: readonly (readonly [product: string, user: string, scenario: string, seconds: number, api?: string])[] = [
  ['smart_selfie_registration', 'amara.okafor', 'approved', 9],
  ['biometric_kyc', 'kofi.mensah', 'rejected', 14],
  ['enhanced_kyc', 'chidi.eze', 'id-not-found', 6],
  ['enhanced_kyc', 'zola.dube', 'approved', 7, 'v3'],
  ['document_verification', 'ngozi.obi', 'document-expired', 21],
  ['business_verification', 'lagos-traders', 'approved', 8],
  ['smart_selfie_authentication', 'demo-tunde', 'callback-lost', 12],
  ['smart_selfie_authentication', 'demo-bola', 'spoof-suspected-then-confirmed', 17],
  ['smart_selfie_authentication', 'demo-anna', 'provisional-then-approved', 12],
  ['aml_check', 'sade.bello', '', 0],
]

/** A partner whose callback endpoint fails at first, and then comes round. */
async function startPartner(): Promise<{ readonly url: string; close(): void }> {
  let asked = 0
  const server = createServer((request, response) => {
    request.resume()
    asked++
    response.statusCode = asked === 9 ? 500 : 200
    response.end(asked === 9 ? 'no such table: jobs' : 'ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/callback`,
    close: () => void server.close(),
  }
}

async function tellStory(emulator: Emulator, callback: string): Promise<void> {
  for (const [product, user, scenario, seconds, generation = 'v1'] of story) {
    await fetch(`${emulator.url}${dashboard}/try`, {
      method: 'POST',
      body: new URLSearchParams({ product, user, scenario, callback, generation }),
    })
    await emulator.clock.advance(`${seconds}s`)
  }
}

interface Measured {
  readonly path: string
  readonly firstPaint: number
  /** Bytes that came over the wire, pictures left out. */
  readonly weight: number
}

/** A page that is opened for the first time by somebody who has nothing of it yet. */
async function measure(browser: Browser, url: string, path: string): Promise<Measured> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${url}${path}`, { waitUntil: 'load' })
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, undefined, {
    polling: 50,
  })
  const [firstPaint, weight] = (await page.evaluate(`[
    performance.getEntriesByName('first-contentful-paint')[0].startTime,
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({ name }) => !/\\.svg|picture|live=/.test(name))
      .reduce((sum, { transferSize }) => sum + transferSize, 0),
  ]`)) as [number, number]
  await context.close()
  return { path, firstPaint, weight }
}

async function takePicture(page: Page, name: string): Promise<void> {
  const path = join(packageRoot, 'docs', name)
  writeFileSync(path, await page.screenshot({ animations: 'disabled' }))
  console.log(`wrote docs/${name}`)
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help) {
    console.log(help)
    return 0
  }
  await using emulator = await startEmulator({ clock: 'virtual', seed: 'screenshots', checkAnswers: true })
  const partner = await startPartner()
  const executablePath = process.env.SMILE_ID_EMULATOR_CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    await tellStory(emulator, partner.url)
    const [job] = (await emulator.jobs.list()).filter(({ submission }) => submission.userId === 'demo-anna')
    const jobPage = `${dashboard}/jobs/1234/${job?.smileJobId}`
    if (!values.check) {
      const context = await browser.newContext({ viewport: { width: 1120, height: 800 } })
      const page = await context.newPage()
      await page.goto(`${emulator.url}/__emulator/`)
      await takePicture(page, 'dashboard-jobs.png')
      await page.goto(`${emulator.url}${jobPage}`)
      await takePicture(page, 'dashboard-job.png')
      await context.close()
    }
    const names = [
      'try',
      'scenarios',
      'scenarios/provisional-then-approved',
      'callbacks',
      'inbox',
      'journal',
      'users',
      'clock',
    ]
    const measured: Measured[] = []
    for (const path of ['/__emulator/', jobPage, ...names.map((name) => `${dashboard}/${name}`)]) {
      measured.push(await measure(browser, emulator.url, path))
    }
    console.log('\nfirst contentful paint, and weight over the wire without pictures')
    for (const { path, firstPaint, weight } of measured) {
      console.log(
        `${`${Math.round(firstPaint)} ms`.padStart(8)} ${`${(weight / 1024).toFixed(1)} kB`.padStart(9)}  ${path}`,
      )
    }
    const heavy = measured.filter(({ weight }) => weight > 100 * 1024)
    if (heavy.length > 0) console.error(`More than 100 kB: ${heavy.map(({ path }) => path).join(', ')}`)
    return heavy.length > 0 ? 1 : 0
  } finally {
    await browser.close()
    partner.close()
  }
}

process.exitCode = await main()
