import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

// The one without windows takes half of the processor's time.
const known = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
)

// No sandbox, since CI runs as root; and no traffic of its own.
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts Chromium, where there is one.
 * @returns undefined, with a line printed, when there is none.
 * @throws Error instead, when SMILE_ID_EMULATOR_REQUIRE_CHROMIUM=1.
 */
export async function openChromium(): Promise<Browser | undefined> {
  const path = process.env.SMILE_ID_EMULATOR_CHROMIUM ?? known.find(existsSync)
  if (path !== undefined) return chromium.launch({ executablePath: path, args: switches })
  const missing =
    'there is no Chromium. Install one (apt-get install chromium-headless-shell), or say where it is with SMILE_ID_EMULATOR_CHROMIUM.'
  if (process.env.SMILE_ID_EMULATOR_REQUIRE_CHROMIUM === '1') throw new Error(missing)
  console.warn(`Tests that need a browser are skipped: ${missing}`)
  return undefined
}

/** A page of a browser. `await using` closes it, and fails when the page had complaints. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page
  readonly complaints: string[]
}

/** Opens a page that fails its test by whatever a console would complain of: scripts, styles, and what the policy forbids. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // What the server refuses is its answer, and no mistake of the page.
    const isAnswer = /responded with a status of 4\d\d/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !isAnswer) complaints.push(message.text())
  })
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.setDefaultTimeout(15_000)
  return {
    page,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close()
      expect(complaints).toEqual([])
    },
  }
}

const axe = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

/**
 * What is wrong with a page, light and dark, for people who use it without a mouse, or without seeing it: WCAG 2.2, A and AA,
 * and good practice.
 * @param page of a context with `bypassCSP`: the policy lets no script of anybody else's run. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  const light = await findingsIn(page, 'axe.run()')
  await page.emulateMedia({ colorScheme: 'dark' })
  // Only colours differ.
  const dark = await findingsIn(page, 'axe.run({ runOnly: ["color-contrast"] })')
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((one) => `dark: ${one}`)]
}

async function findingsIn(page: Page, run: string): Promise<string[]> {
  const findings = (await page.evaluate(`${run}.then(({ violations }) => violations)`)) as Finding[]
  return findings.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${impact} ${id}: ${html} ${failureSummary}`),
  )
}
