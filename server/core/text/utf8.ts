/** The byte order mark that some editors write before UTF-8, as a character. */
export const byteOrderMark = '\ufeff'

const replacement = '\ufffd'

/** Bytes are not UTF-8. The message is the end of a sentence that begins with the name of the text. */
export class Utf8Error extends Error {
  override readonly name = 'Utf8Error'
  /** The position of the first wrong byte, from 0. */
  readonly offset: number

  constructor(bytes: Buffer, offset: number) {
    const found = bytes.subarray(offset, offset + 1).toString('hex')
    super(`is not valid UTF-8: byte 0x${found} at offset ${offset}. Encode it as UTF-8${likelyEncoding(bytes)}.`)
    this.offset = offset
  }
}

/** Decodes text. @throws Utf8Error where U+FFFD would have to replace a byte. */
export function decodeUtf8(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  let offset = 0
  for (let from = 0, at = text.indexOf(replacement); at >= 0; from = at, at = text.indexOf(replacement, at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at))
    // The text may have that character itself.
    if (bytes.subarray(offset, offset + 3).toString('hex') !== 'efbfbd') throw new Utf8Error(bytes, offset)
  }
  return text
}

/** Decodes a file, which may begin with a byte order mark that is not part of its text. @throws Utf8Error */
export function decodeFile(bytes: Buffer): string {
  const text = decodeUtf8(bytes)
  return text.startsWith(byteOrderMark) ? text.slice(1) : text
}

function likelyEncoding(bytes: Buffer): string {
  const start = bytes.subarray(0, 2).toString('hex')
  return start === 'fffe' || start === 'feff' ? '; it begins like UTF-16' : ''
}
