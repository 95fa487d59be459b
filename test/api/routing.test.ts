import net from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Asks for a target as it is written: clients of Node would rewrite it. */
async function ask(method: string, target: string): Promise<Answer> {
  const socket = net.connect(Number(new URL(emulator.url).port), '127.0.0.1')
  socket.write(`${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 'latin1')
  const answer = await text(socket)
  const at = answer.indexOf('\r\n\r\n')
  const [line = '', ...fields] = answer.slice(0, at).split('\r\n')
  const headers = fields.map((field) => field.split(': ', 2) as [string, string])
  const { Date: _, date: __, ...rest } = Object.fromEntries(headers)
  return { status: Number(line.split(' ')[1]), headers: rest, body: answer.slice(at + 4) }
}

const notFound = '{"error":"Not found","code":"2201"}'
const badRequest = '{"error":"Bad request","code":"2201"}'

describe('a request is answered by what its method and path mean:', () => {
  const cases: [why: string, method: string, target: string, status: number, body: string][] = [
    ['a path of the vendor', 'GET', '/v1/services', 200, '{"id_types"'],
    ['one without its version', 'GET', '/services', 200, '{"id_types"'],
    ['a slash at the end', 'GET', '/v1/services/', 200, '{"id_types"'],
    ['several', 'GET', '/v1/services///', 200, '{"id_types"'],
    ['slashes too many', 'GET', '//v1//services', 200, '{"id_types"'],
    ['a query', 'GET', '/v1/services?a=%zz', 200, '{"id_types"'],
    ['an empty query', 'GET', '/v1/services/?', 200, '{"id_types"'],
    ['a fragment', 'GET', '/v1/services#at', 200, '{"id_types"'],
    ['a fragment that looks like a query', 'GET', '/v1/services#at?x=1', 200, '{"id_types"'],
    ['a whole URL', 'GET', 'http://localhost//services/?x', 200, '{"id_types"'],
    ['another case', 'GET', '/v1/Services', 404, notFound],
    ['another case of the version', 'GET', '/V1/services', 404, notFound],
    ['a letter that is escaped', 'GET', '/v1/%73ervices', 404, notFound],
    ['a version that is escaped', 'GET', '/%761/services', 404, notFound],
    ['a slash that is escaped', 'GET', '/v1%2Fservices', 404, notFound],
    ['an escape that is none', 'GET', '/v1/%zz', 404, notFound],
    ['dots', 'GET', '/v1/x/../services', 404, notFound],
    ['a semicolon', 'GET', '/v1/services;x', 404, notFound],
    ['a path below', 'GET', '/v1/services/x', 404, notFound],
    ['a path above', 'GET', '/v1', 404, notFound],
    ['a path before', 'GET', '/v1/service', 404, notFound],
    ['an asterisk', 'GET', '*', 404, notFound],
    ['the pattern of a path', 'PUT', '/v1/smile_links/:ref_id', 400, '{"code":"2413"'],

    ['another method', 'POST', '/v1/services', 405, notFound],
    ['another method and a slash at the end', 'POST', '/v1/services/', 404, notFound],
    ['a method that is never taken', 'PATCH', '/v1/upload', 405, notFound],
    ['another method of a path with parameters', 'DELETE', '/v1/smile_links/abc', 404, notFound],
    ['a method for each', 'POST', '/v1/valid_documents', 400, '{"code":"2413"'],
    ['a preflight', 'OPTIONS', '/v1/services', 204, ''],
    ['a preflight of nothing', 'OPTIONS', '/v1/nothing', 204, ''],
    ['a preflight of the server', 'OPTIONS', '*', 204, ''],

    ['a parameter', 'PUT', '/v1/smile_links/abc', 400, '{"code":"2413"'],
    ['a parameter with a slash behind it', 'PUT', '/v1/smile_links/abc/', 400, '{"code":"2413"'],
    ['a parameter with other signs', 'PUT', "/v1/smile_links/a:b@c,d;e=f+g!h$&'()*", 400, '{"code":"2413"'],
    ['bytes that are not ASCII', 'PUT', '/v1/smile_links/\u00e9', 400, ''],
    ['no parameter', 'PUT', '/v1/smile_links/', 404, notFound],
    ['a parameter with an escape that is none', 'PUT', '/v1/smile_links/%zz', 400, badRequest],
    ['an escape that is not UTF-8', 'PUT', '/v1/smile_links/%ff', 400, badRequest],
    ['the same by another method', 'DELETE', '/v1/smile_links/%zz', 400, badRequest],
    ['the same by a preflight', 'OPTIONS', '/v1/smile_links/%zz', 204, ''],
    ['a name within a path', 'PUT', '/__storage/videos/1234/x/selfie.zip', 403, '<?xml'],
    ['one that has its dot wrong', 'PUT', '/__storage/videos/1234/x/selfie-zip', 404, notFound],

    ['control', 'GET', '/__emulator/health', 200, '{"status":"ok"'],
    ['control with slashes too many', 'GET', '//__emulator//health/', 200, '{"status":"ok"'],
    ['control in another case', 'GET', '/__emulator/Health', 404, '{"error":"There is no GET /__emulator/Health'],
    ['a prefix in another case', 'GET', '/__EMULATOR/health', 404, notFound],
    ['a word that begins like control', 'GET', '/__emulators', 404, notFound],
    [
      'another method of control',
      'DELETE',
      '/__emulator/jobs',
      405,
      '{"error":"/__emulator/jobs takes GET, not DELETE."}',
    ],
    [
      'another method of control below',
      'DELETE',
      '/__emulator/jobs/5',
      404,
      '{"error":"There is no DELETE /__emulator/jobs/5',
    ],
    ['OPTIONS of control', 'OPTIONS', '/__emulator/jobs', 405, '{"error":"/__emulator/jobs takes GET, not OPTIONS."}'],
    ['a parameter of control', 'GET', '/__emulator/scenarios/approved', 200, '{"name":"approved"'],
    ['the same with an escape', 'GET', '/__emulator/scenarios/%61pproved', 200, '{"name":"approved"'],
    ['the same with a slash behind it', 'GET', '/__emulator/scenarios/approved/', 200, '{"name":"approved"'],
    ['a slash in a parameter', 'GET', '/__emulator/users/a%2Fb', 200, '{"partner_id":"1234","user_id":"a/b"'],
    [
      'an escape of control that is none',
      'GET',
      '/__emulator/jobs/%zz',
      400,
      '{"error":"Failed to decode param \'%zz\'"}',
    ],
    ['the rest of a path', 'GET', '/__emulator/schemas/v1/upload-request', 200, '{"$schema"'],
    [
      'the rest with a slash behind it',
      'GET',
      '/__emulator/schemas/v1/upload-request/',
      404,
      '{"error":"There is no schema',
    ],
    ['the rest with an escape', 'GET', '/__emulator/schemas/v1%2Fupload-request', 404, '{"error":"There is no schema'],
    [
      'the rest with an escape that is none',
      'GET',
      '/__emulator/schemas/v1/%zz',
      400,
      '{"error":"Failed to decode param',
    ],
    ['no rest', 'GET', '/__emulator/schemas/', 404, '{"error":"There is no GET /__emulator/schemas/'],
    ['a path beside another', 'GET', '/__emulator/journal/count', 200, '{"count"'],

    ['the root', 'GET', '/', 303, ''],
    ['a page', 'GET', '/__emulator', 200, '<!doctype html>'],
    ['the same with a slash', 'GET', '/__emulator/', 200, '<!doctype html>'],
    ['a page below', 'GET', '/__emulator/dashboard/try', 200, '<!doctype html>'],
    ['a page with a slash behind it', 'GET', '/__emulator/dashboard/try/', 200, '<!doctype html>'],
    ['a page in another case', 'GET', '/__emulator/dashboard/Try', 404, '<!doctype html>'],
    ['a page that is none', 'GET', '/__emulator/dashboard', 404, '<!doctype html>'],
    ['a page by another method', 'PUT', '/__emulator/dashboard/try', 404, '<!doctype html>'],
    ['a page with an escape that is none', 'GET', '/__emulator/dashboard/jobs/%zz/1', 400, '{"error":"Failed'],
  ]

  test.each(cases)('%s (%s %s)', async (_, method, target, status, body) => {
    const answer = await ask(method, target)
    expect([answer.status, answer.body.slice(0, Math.max(1, body.length))]).toEqual([
      status,
      body || expect.any(String),
    ])
  })
})

describe('HEAD', () => {
  test.each([
    '/v1/services',
    '/services/',
    '/__emulator/health',
    '/__emulator/jobs/5',
    '/__emulator/schemas/v1/upload-request',
    '/__emulator/jobs/%zz',
    '/',
    '/__emulator/dashboard/try',
  ])('of %s has the head of GET, and no body', async (target) => {
    const [head, get] = [await ask('HEAD', target), await ask('GET', target)]
    expect(head).toEqual({ ...get, body: '' })
    expect(get.status === 303 || get.body !== '').toBe(true)
  })

  test.each([
    ['/v1/upload', 405],
    ['/v1/upload/', 404],
    ['/__emulator/next', 405],
    ['/__storage/videos/1234/abc/selfie.zip', 404],
    ['/v1/smile_links/%zz', 400],
  ])('of %s, which takes no GET, is %i', async (target, status) => {
    expect(await ask('HEAD', target)).toMatchObject({ status, body: '' })
  })
})

describe('a path that is spelt in another way is answered as the plain one is, byte for byte:', () => {
  test.each([
    ['a slash at the end', 'POST', '/v1/job_status', '/v1/job_status/'],
    ['too many slashes', 'POST', '/v1/job_status', '//v1//job_status'],
    ['a fragment', 'POST', '/v1/job_status', '/v1/job_status#at'],
    ['an escape in a parameter', 'PUT', '/v1/smile_links/abc', '/v1/smile_links/%61bc'],
    ['a fragment behind a parameter', 'PUT', '/v1/smile_links/abc', '/v1/smile_links/abc#at'],
  ])('%s', async (_, method, plain, other) => {
    const [one, same] = [await ask(method, plain), await ask(method, other)]
    expect(one.status).toBe(400)
    expect(same).toEqual(one)
  })

  test('an upload link whose partner is escaped finds its package', async () => {
    const { upload_url: link } = (await createTestPartner(emulator).upload()).body as { upload_url: string }
    const { pathname, search } = new URL(link)
    const spelt = (partner: string) => pathname.replace('/1234/', `/${partner}/`) + search
    expect(await ask('PUT', spelt('%zz'))).toMatchObject({ status: 400, body: badRequest })
    expect(await ask('PUT', spelt('%31234'))).toMatchObject({ status: 200 })
    expect(await emulator.jobs.list()).toHaveLength(1)
  })
})
