import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPathPrefix } from '../../server/core/text/path-prefix.ts'
import type { Emulator } from '../../server/index.ts'
import { createBrowser } from '../helpers/browse.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator({ pathPrefix: '/apis/smile', callbacks: 'collect' })
})
afterAll(() => emulator.close())

describe('below a public prefix', () => {
  test.each([
    '/apis/smile/v1/services',
    '/apis/smile//v1/services',
    '//apis/smile/v1/services',
    '/v1/services',
    '/apis/smile/services',
  ])('%s is served', async (path) => {
    expect((await fetch(emulator.url + path)).status).toBe(200)
  })

  test.each([
    '/apis/smiles/v1/services',
    '/smile/v1/services',
    '/apis/smile/apis/smile/v1/services',
    '/apis%2Fsmile/v1/services',
  ])('%s is not', async (path) => {
    expect((await fetch(emulator.url + path)).status).toBe(404)
  })

  test('links have it, and lead on; nothing is warned about', async () => {
    const partner = createTestPartner({ url: `${emulator.url}/apis/smile` })
    const { body } = await partner.upload({ userId: 'first', jobType: 1 })
    expect(new URL(body.upload_url ?? '').pathname).toMatch(/^\/apis\/smile\/__storage\//)
    const { smileJobId, put } = await partner.submit({ userId: 'second', jobType: 1 })
    const warnings = (await emulator.jobs.get(smileJobId)).warnings.map(({ id }) => id)
    expect([put.status, warnings]).toEqual([200, expect.not.arrayContaining(['path-without-version'])])
    await emulator.clock.advance('1m')
    const [message] = await emulator.callbacks.inbox()
    const { KYCReceipt: receipt } = { KYCReceipt: '', ...(message?.body as object) }
    expect(receipt).toContain(`${emulator.url}/apis/smile/`)
    expect((await fetch(receipt)).status).toBe(200)
  })

  test('pages lead to pages below it, and are styled and live there', async () => {
    const browser = createBrowser({ url: `${emulator.url}/apis/smile` })
    const { status, html } = await browser.open()
    const leading = [...html.matchAll(/\b(?:href|src|action|connect)="(\/[^"]*)"/g)].map(([, path = '']) => path)
    expect([status, leading.length > 10]).toEqual([200, true])
    expect(leading.filter((path) => !path.startsWith('/apis/smile/__emulator/'))).toEqual([])
    const answers = await Promise.all(
      leading.map(async (path) => {
        const { status, body } = await fetch(emulator.url + path)
        await body?.cancel()
        return status
      }),
    )
    expect([...new Set(answers)]).toEqual([200])
  })

  test('a form leads on below it, and so does the first page', async () => {
    const form = new URLSearchParams({ by: '1s' })
    const url = `${emulator.url}/apis/smile`
    const sent = await fetch(`${url}/__emulator/dashboard/clock/advance`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    })
    const first = await fetch(`${url}/`, { redirect: 'manual' })
    expect([sent, first].map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [303, expect.stringMatching(/^\/apis\/smile\/__emulator\//)],
      [303, '/apis/smile/__emulator/'],
    ])
  })

  test('links in a page’s updates lead to pages below the prefix', async () => {
    const response = await fetch(`${emulator.url}/apis/smile/__emulator/?live`)
    const reader = response.body?.getReader()
    const text = Buffer.from((await reader?.read())?.value ?? []).toString()
    await reader?.cancel()
    expect(text).toContain('href="/apis/smile/__emulator/')
    expect(text).not.toContain('href="/__emulator/')
  })

  test('the cookie of a browser is for pages below it', async () => {
    const guarded = await startTestEmulator({ pathPrefix: '/smile', controlToken: 'a-long-token' })
    try {
      const form = new URLSearchParams({ token: 'a-long-token', to: '/__emulator/dashboard/clock' })
      const login = `${guarded.url}/smile/__emulator/dashboard/login`
      const { status, headers } = await fetch(login, { method: 'POST', body: form, redirect: 'manual' })
      expect([status, headers.get('location')]).toEqual([303, '/smile/__emulator/dashboard/clock'])
      expect(headers.get('set-cookie')).toContain('Path=/smile/__emulator;')
    } finally {
      await guarded.close()
    }
  })
})

test('an unknown prefix is named', async () => {
  const plain = await startTestEmulator()
  try {
    const hintOf = async (path: string) => (await fetch(plain.url + path)).headers.get('smile-emulator-hint')
    const cure = (prefix: string) =>
      expect.stringContaining(`Start with --path-prefix ${prefix}, or leave ${prefix} out of the base URL.`)
    expect(await hintOf('/smile/v1/services')).toEqual(cure('/smile'))
    expect(await hintOf('/apis/smile/__emulator/health')).toEqual(cure('/apis/smile'))
    expect(await hintOf('/v1/nowhere')).not.toContain('--path-prefix')
  } finally {
    await plain.close()
  }
})

test.each([
  ['/smile', true],
  ['/apis/smile-id_2.0~', true],
  ['smile', false],
  ['/smile/', false],
  ['/', false],
  ['/v3', false],
  ['/smile/v3', false],
  ['/__emulator', false],
  ['/a b', false],
  ['/a//b', false],
  ['/../a', false],
  ['/v3x', true],
])('%s is a prefix that can be distinguished from the emulator’s own paths: %s', (path, can) => {
  expect(isPathPrefix(path)).toBe(can)
})
