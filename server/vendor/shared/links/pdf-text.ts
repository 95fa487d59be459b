// What WinAnsiEncoding has where Latin-1 has none, from 0x80 on; a space where it has nothing. Source: ISO 32000-1, annex D.
const between = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
// As much as fits into a line.
const longestLine = 90

/**
 * Shows a line of text. The font has the letters of Western Europe: of others the nearest are drawn, and what the line really says
 * goes with it for whoever copies, searches or reads it aloud. Source: ISO 32000-1, §14.9.4 (replacement text).
 */
export function pdfShow(line: string): string {
  const text = [...line.toWellFormed()].slice(0, longestLine).join('')
  const shown = drawn(text)
  const show = `(${shown.bytes.replace(/[\\()]/g, '\\$&')}) Tj`
  return shown.isWhole ? show : `/Span << /ActualText <FEFF${utf16(text)}> >> BDC ${show} EMC`
}

function drawn(text: string): { readonly bytes: string; readonly isWhole: boolean } {
  let bytes = ''
  let isWhole = true
  for (const letter of text) {
    const own = byteOf(letter)
    isWhole &&= own !== undefined
    bytes += own ?? nearest(letter)
  }
  return { bytes, isWhole }
}

function byteOf(letter: string): string | undefined {
  if (/[\x20-\x7e\xa0-\xff]/.test(letter)) return letter
  const at = between.indexOf(letter)
  return at === -1 || letter === ' ' ? undefined : String.fromCharCode(0x80 + at)
}

/** The letter without its marks; nothing for a mark alone and for what has no width; a question mark for another script's. */
function nearest(letter: string): string {
  const base = letter.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '')
  if (base === '') return ''
  return byteOf(base) ?? '?'
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
}
