import { describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { createRouter, EncodingError } from '../../server/http/routing/router.ts'

describe('a router', () => {
  const find = createRouter([
    { method: 'get', path: '/jobs/:job' },
    { method: 'get', path: '/jobs/newest' },
    { method: 'put', path: '/jobs/:job' },
    { method: 'get', path: '/:kind/first' },
    { method: 'get', path: '/files/*path' },
    { method: 'get', path: '/files/:partner/own.zip' },
  ])

  test.each([
    ['GET', '/jobs/newest', '/jobs/newest', {}],
    ['HEAD', '/jobs/newest/', '/jobs/newest', {}],
    ['GET', '/jobs/first', '/jobs/:job', { job: 'first' }],
    ['PUT', '/jobs/newest', '/jobs/:job', { job: 'newest' }],
    ['GET', '/jobs/a%2Fb%20c/', '/jobs/:job', { job: 'a/b c' }],
    ['GET', '/users/first', '/:kind/first', { kind: 'users' }],
    ['GET', '/files/a/own.zip', '/files/*path', { path: 'a/own.zip' }],
    ['GET', '/files/a/b/', '/files/*path', { path: 'a/b/' }],
  ])('finds by %s %s what is at %s', (method, path, found, params) => {
    const { route, params: held } = find(method, path) ?? {}
    expect([route?.path, { ...held }]).toEqual([found, params])
  })

  test.each([
    ['POST', '/jobs/newest'],
    ['get', '/jobs/newest'],
    ['GET', '/Jobs/newest'],
    ['GET', '/jobs/newest//'],
    ['GET', '/jobs'],
    ['GET', '/jobs/'],
    ['GET', '/jobs/a/b'],
    ['GET', '/files/'],
    ['GET', '/'],
    ['GET', ''],
  ])('finds nothing by %s %s', (method, path) => {
    expect(find(method, path)).toBeUndefined()
  })

  test.each(['/jobs/%', '/jobs/%zz', '/jobs/%ff', '/users%e9/first'])('cannot read %s, by any method', (path) => {
    for (const method of ['GET', 'PATCH']) expect(() => find(method, path)).toThrow(EncodingError)
  })
})

test('no operation is in the way of another', async () => {
  const operations = (await listOperations()).map(({ operation }) => operation)
  const find = createRouter(operations)
  const hidden = operations.filter(({ method, path }) => {
    const asked = path.replace(/[:*]\w+/g, 'x')
    return find(method.toUpperCase(), asked)?.route.path !== path
  })
  expect(operations.length).toBeGreaterThan(50)
  expect(hidden.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(operations.length)
})
