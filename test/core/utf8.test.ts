import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFile, decodeUtf8, Utf8Error } from '../../server/core/text/utf8.ts'

/** Where bytes stop being UTF-8, as both report it; -1 when they never do. */
function offsetIn(bytes: Buffer): number {
  try {
    decodeUtf8(bytes)
    return -1
  } catch (error) {
    if (error instanceof Utf8Error) return error.offset
    throw error
  }
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

describe('UTF-8', () => {
  test.each([
    ['é in Latin-1', 'Ren\xe9', 3],
    ['a character that is cut off', 'abc\xe2\x82', 3],
    ['half a surrogate pair', '\xed\xa0\x80', 0],
    ['a byte after the very character that stands for wrong ones', 'a\xef\xbf\xbdb\xff', 5],
    ['too long a form', 'ab\xc0\xaf', 2],
  ])('%s is reported by its offset', (_, latin1, offset) => {
    expect(offsetIn(Buffer.from(latin1, 'latin1'))).toBe(offset)
  })

  test('the message says what helps, and nothing of the text', () => {
    const name = Buffer.from('{"first_name":"Ren\xe9"}', 'latin1')
    expect(() => decodeUtf8(name)).toThrow(/^is not valid UTF-8: byte 0xe9 at offset 18\. Encode it as UTF-8\.$/)
    expect(() => decodeUtf8(Buffer.from('\ufeff{}', 'utf16le'))).toThrow('it begins like UTF-16')
  })

  test('is refused exactly where a strict decoder refuses it, at the end of the longest beginning that is right', () => {
    const bytes = fc.array(
      fc.constantFrom(0x41, 0x80, 0xbf, 0xbd, 0xc3, 0xe2, 0x82, 0xac, 0xed, 0xa0, 0xef, 0xf0, 0x9f, 0xff),
    )
    fc.assert(
      fc.property(bytes, (given) => {
        const whole = Buffer.from(given)
        const offset = offsetIn(whole)
        expect(offset < 0).toBe(isUtf8(whole))
        if (offset >= 0) expect(isUtf8(whole.subarray(0, offset))).toBe(true)
      }),
    )
  })

  test('of a file may begin with a mark that is not part of it', () => {
    expect(decodeFile(Buffer.from('\ufeff{}'))).toBe('{}')
  })
})
