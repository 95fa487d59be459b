import { describe, expect, test } from 'vitest'
import { parseHost } from '../../server/core/text/host.ts'

describe('a host', () => {
  test.each([
    ['localhost', 'localhost'],
    ['Host.Docker.Internal', 'host.docker.internal'],
    ['my_service-1', 'my_service-1'],
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
    ['[::1]', '::1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
  ])('may be %s', (text, host) => {
    expect(parseHost(text)).toBe(host)
  })

  test.each([
    '',
    ' ',
    '*',
    '*.example',
    'localhost:3000',
    '[::1]:3000',
    'a/b',
    'a?b',
    'a#b',
    'me@host',
    'http://host',
    'a b',
  ])('is not %j', (text) => {
    expect(() => parseHost(text)).toThrow(`"${text}" is not a host, such as localhost or host.docker.internal.`)
  })
})
