/** How much there is to a JSON text, told without parsing it. */
export interface JsonShape {
  /** How deep brackets are nested. */
  readonly depth: number
  /** How many values it has at most: members, entries and empty brackets. */
  readonly values: number
}

const [quote, comma, bracket, backslash, closingBracket, brace, closingBrace] = [
  0x22, 0x2c, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d,
]

/**
 * Reads brackets and commas, those inside of strings left out. It looks at each byte once, and over long strings it leaps.
 * Of text that is not JSON it says something, which is no matter: that is found out when it is parsed.
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

/** Where the string that begins at `start` ends; the end of the text when it does not. */
function endOfString(json: Buffer, start: number): number {
  for (let at = json.indexOf(quote, start + 1); at >= 0; at = json.indexOf(quote, at + 1)) {
    let before = at
    while (json[before - 1] === backslash) before--
    if ((at - before) % 2 === 0) return at
  }
  return json.length
}
