import { expect, test } from 'vitest'
import { formatSize, parseSize } from '../../server/core/text/size.ts'

test.each([
  [0, '0B'],
  [1023, '1023B'],
  [1024, '1kB'],
  [1536, '1536B'],
  [50 * 1024 ** 2, '50MB'],
  [3 * 1024 ** 3, '3GB'],
  [1024 ** 3 + 1024 ** 2, '1025MB'],
])('%i bytes are written as %s, which is read as the same', (size, text) => {
  expect([formatSize(size), parseSize(text)]).toEqual([text, size])
})
