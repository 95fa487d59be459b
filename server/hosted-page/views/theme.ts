/** The colours of a link's buttons. */
export interface Theme {
  readonly accent: string
  /** Black or white, whichever can be read on it. */
  readonly onAccent: string
}

/** The theme of a colour such as `#0a0` or `#00aa00`; nothing of any other text. Source of the form: v3 §17.6. */
export function themeOf(colour: string | undefined): Theme | undefined {
  if (colour === undefined || !/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour)) return undefined
  const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1)
  const accent = `#${digits.toLowerCase()}`
  return { accent, onAccent: isDark(digits) ? '#ffffff' : '#000000' }
}

/** The theme as a stylesheet of its own: the policy of pages allows no styles in them. */
export function stylesheetOf({ accent, onAccent }: Theme): string {
  return `:root { --accent: ${accent}; --on-accent: ${onAccent}; }\n`
}

// Below this luminance white has the greater contrast, and it is 4.58 at least. Source: WCAG 2.2, contrast ratio.
const middle = Math.sqrt(1.05 * 0.05) - 0.05

function isDark(digits: string): boolean {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => linear(Number.parseInt(digits.slice(at, at + 2), 16)))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < middle
}

/** Source: WCAG 2.2, relative luminance. */
function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
