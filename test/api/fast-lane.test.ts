import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

describe('a path that is spelt in another way is answered as the plain one is, byte for byte:', () => {
  const spellings: [string, string, string][] = [
    ['a slash at the end', '/v1/job_status', '/v1/job_status/'],
    ['too many slashes', '/v1/job_status', '//v1//job_status'],
    ['a fragment', '/v1/job_status', '/v1/job_status#at'],
    ['an escape in a parameter', '/v1/smile_links/abc', '/v1/smile_links/%61bc'],
    ['a fragment behind a parameter', '/v1/smile_links/abc', '/v1/smile_links/abc#at'],
  ]

  test.each(spellings)('%s', async (_, plain, other) => {
    await using emulator = await startTestEmulator()
    const method = plain.includes('links') ? 'PUT' : 'POST'
    const [one, same] = [await ask(emulator.url, method, plain), await ask(emulator.url, method, other)]
    expect(one.status).toBe(400)
    expect(same).toEqual(one)
  })

  test('an upload link with its partner escaped takes the package, and one with an escape that is none is refused', async () => {
    await using emulator = await startTestEmulator()
    const { upload_url: link } = (await createTestPartner(emulator).upload()).body as { upload_url: string }
    const { pathname, search } = new URL(link)
    const escaped = await ask(emulator.url, 'PUT', pathname.replace('/1234/', '/%31234/') + search)
    expect([escaped.status, emulator.jobs.list().length]).toEqual([200, 1])
    const broken = await ask(emulator.url, 'PUT', pathname.replace('/1234/', '/%zz/') + search)
    expect([broken.status, broken.body]).toEqual([400, '{"error":"Bad request","code":"2201"}'])
  })

  test('another method, or another case, is nothing that is known', async () => {
    await using emulator = await startTestEmulator()
    expect((await ask(emulator.url, 'DELETE', '/v1/job_status')).status).toBe(405)
    expect((await ask(emulator.url, 'POST', '/v1/Job_Status')).status).toBe(404)
  })
})

/** Asks for a path as it is written: `fetch` would rewrite it. */
function ask(url: string, method: string, path: string) {
  return new Promise<{ status: number | undefined; headers: object; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const sent = request({ hostname, port, method, path, agent: false }, async (response) => {
      const { date: _, ...headers } = response.headers
      const body = (await response.toArray()).join('')
      resolve({ status: response.statusCode, headers, body })
    })
    sent.on('error', reject)
    sent.end()
  })
}
