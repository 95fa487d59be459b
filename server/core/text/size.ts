/** Bytes. */
export const megabyte: number = 1024 ** 2

const factors: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: megabyte, gb: 1024 ** 3 }

/**
 * Reads a size such as `512`, `500kB` or `1.4MB`.
 * @returns whole bytes.
 * @throws RangeError when the text has another form, or is larger than a safe integer.
 */
export function parseSize(text: string): number {
  const [, amount, unit = 'B'] = /^(\d+(?:\.\d+)?)\s*(B|kB|MB|GB)?$/i.exec(text) ?? []
  const factor = factors[unit.toLowerCase()]
  if (amount === undefined || factor === undefined)
    throw new RangeError(`"${text}" is not a size, such as 500kB or 20MB.`)
  const size = Math.round(Number(amount) * factor)
  if (!Number.isSafeInteger(size)) throw new RangeError(`"${text.slice(0, 40)}" is more bytes than a number can hold.`)
  return size
}

/** Writes a size in the form that `parseSize` reads. */
export function formatSize(size: number): string {
  for (const [unit, factor] of [
    ['GB', 1024 ** 3],
    ['MB', megabyte],
    ['kB', 1024],
  ] as const) {
    if (size >= factor && size % factor === 0) return `${size / factor}${unit}`
  }
  return `${size}B`
}
