/** The size of a JSON text's structure, without parsing it. */
export interface JsonShape {
  /** How deep brackets are nested. */
  readonly depth: number
  /** An upper bound of its values: members, entries and empty brackets. */
  readonly values: number
}

const [quote, comma, bracket, backslash, closingBracket, brace, closingBrace] = [
  0x22, 0x2c, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d,
]

/**
 * Counts brackets and commas outside strings. It reads each byte once, and skips long strings quickly.
 * For text that is not JSON the result means nothing; parsing finds that out.
 */
export function shapeOf(json: Buffer): JsonShape {
  let [depth, deepest, values] = [0, 0, 1]
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] as number
    if (byte === quote) at = endOfString(json, at)
    else if (byte === comma) values++
    else if (byte === brace || byte === bracket) {
      values++
      deepest = Math.max(deepest, ++depth)
    } else if (byte === closingBrace || byte === closingBracket) depth--
  }
  return { depth: deepest, values }
}

/** The end of the string that starts at `start`; the end of the text if it is not closed. */
function endOfString(json: Buffer, start: number): number {
  for (let at = json.indexOf(quote, start + 1); at >= 0; at = json.indexOf(quote, at + 1)) {
    let before = at
    while (json[before - 1] === backslash) before--
    if ((at - before) % 2 === 0) return at
  }
  return json.length
}
