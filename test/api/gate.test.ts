import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { Options } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** A request with whatever headers: fetch would not send another Host. */
function ask(url: string, path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}) {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const asked = request(`${url}${path}`, { method, headers }, async (response) => {
      let text = ''
      for await (const part of response) text += part
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const start = (options: Partial<Options> = {}) => startTestEmulator(options)

describe('pages of other sites', () => {
  test('cannot steer the emulator, be it by their origin or by what the browser says of it', async () => {
    await using emulator = await start()
    const own = new URL(emulator.url).origin
    const posted = (headers: Record<string, string>) =>
      ask(emulator.url, '/__emulator/reset', { method: 'POST', headers, body: '{}' }).then(({ status }) => status)
    expect(await posted({})).toBe(200)
    expect(await posted({ origin: own, 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await posted({ 'sec-fetch-site': 'none' })).toBe(200)
    expect(await posted({ origin: 'https://evil.example' })).toBe(403)
    expect(await posted({ origin: 'null' })).toBe(403)
    expect(await posted({ origin: 'http://localhost:1' })).toBe(403)
    expect(await posted({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await posted({ 'sec-fetch-site': 'same-site' })).toBe(403)
  })

  test('cannot submit a form of the dashboard', async () => {
    await using emulator = await start()
    const form = { method: 'POST', body: 'decision=approve' }
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' }
    const path = '/__emulator/dashboard/jobs/1234/0000000001/review'
    expect(await ask(emulator.url, path, { ...form, headers })).toMatchObject({ status: 403 })
  })

  test('cannot come under a name of their own that leads here (DNS rebinding), not even to read', async () => {
    await using emulator = await start({
      allowHosts: ['smile.example.test', '*.corp.test'],
      // Of its own, since these names come into the certificate.
      dataDir: temporaryFolder('gate'),
    })
    const { port } = new URL(emulator.url)
    const under = (host: string, path = '/__emulator/jobs') =>
      ask(emulator.url, path, { headers: { host } }).then(({ status }) => status)
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'localhost.evil.example']) {
      expect(await under(host), host).toBe(403)
      expect(await under(host, '/__emulator/'), host).toBe(403)
    }
    const mine = ['localhost', '127.0.0.1', '[::1]', '10.0.0.7', 'emulator', 'smile-id', 'host.docker.internal']
    for (const host of [...mine, 'a.localhost', 'smile.example.test', 'ci.corp.test']) {
      expect(await under(`${host}:${port}`), host).toBe(200)
    }
    const { text } = await ask(emulator.url, '/__emulator/jobs', { headers: { host: 'evil.example:80' } })
    expect(JSON.parse(text).error).toContain('--allow-host evil.example')
  })

  test('health and the authority answer under any name, and so does the vendor', async () => {
    await using emulator = await start({ controlToken: 'a-long-token' })
    const headers = { host: 'ci.example.com' }
    expect(await ask(emulator.url, '/__emulator/health', { headers })).toMatchObject({ status: 200 })
    expect(await ask(emulator.url, '/__emulator/ca.pem', { headers })).toMatchObject({ status: 200 })
    expect(await ask(emulator.url, '/v1/services', { headers })).toMatchObject({ status: 200 })
    const posted = { method: 'POST', headers: { ...headers, origin: 'https://shop.example' }, body: '{}' }
    expect((await ask(emulator.url, '/v1/upload', posted)).headers['access-control-allow-origin']).toBe('*')
  })
})

describe('an emulator with a control token', () => {
  const controlToken = 'correct-horse'

  test('asks for it wherever something can be seen or done', async () => {
    await using emulator = await start({ controlToken })
    const jobs = '/__emulator/jobs'
    expect(await ask(emulator.url, jobs)).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } })
    const wrong = await ask(emulator.url, jobs, { headers: { authorization: 'Bearer battery-staple' } })
    expect(wrong).toMatchObject({ status: 401, text: expect.stringContaining('not the token') })
    const right = { authorization: `Bearer ${controlToken}` }
    expect(await ask(emulator.url, jobs, { headers: right })).toMatchObject({ status: 200 })
    expect(await ask(emulator.url, '/__emulator/reset', { method: 'POST' })).toMatchObject({ status: 401 })
  })

  test('shows a form instead of its pages, and gives a cookie for them in exchange for the token', async () => {
    await using emulator = await start({ controlToken })
    const shown = await ask(emulator.url, '/__emulator/?q=anna')
    expect(shown).toMatchObject({ status: 401, text: expect.stringContaining('value="/__emulator/?q=anna"') })
    expect(shown.text).not.toContain('<nav')

    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const login = (token: string, to: string) =>
      ask(emulator.url, '/__emulator/dashboard/login', {
        method: 'POST',
        headers,
        body: String(new URLSearchParams({ token, to })),
      })
    expect(await login('battery-staple', '/__emulator/')).toMatchObject({
      status: 401,
      text: expect.stringContaining('not the token'),
    })
    const entered = await login(controlToken, '/__emulator/?q=anna')
    expect(entered).toMatchObject({ status: 303, headers: { location: '/__emulator/?q=anna' } })
    const [cookie = ''] = entered.headers['set-cookie'] ?? []
    expect(cookie).toMatch(/^smile_emulator_session=[\w-]{43}; Path=\/__emulator; HttpOnly; SameSite=Strict$/)
    expect(cookie).not.toContain(controlToken)

    const withCookie = { headers: { cookie: cookie.split(';')[0] ?? '' } }
    expect(await ask(emulator.url, '/__emulator/', withCookie)).toMatchObject({ status: 200 })
    expect(await ask(emulator.url, '/__emulator/openapi.json', withCookie)).toMatchObject({ status: 200 })
    const forged = { headers: { cookie: `smile_emulator_session=${'A'.repeat(43)}` } }
    expect(await ask(emulator.url, '/__emulator/', forged)).toMatchObject({ status: 401 })

    for (const away of ['https://evil.example', '//evil.example', '/__emulator//evil.example', '/__emulator/\\evil'])
      expect(await login(controlToken, away), away).toMatchObject({ headers: { location: '/__emulator/' } })
  })
})
