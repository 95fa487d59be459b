import { expect, test } from 'vitest'
import { stylesheetOf, themeOf } from '../../server/hosted-page/views/theme.ts'

// WCAG 2.2, 1.4.3: text has a contrast of 4.5 at least.
const enough = 4.5

test('whatever colour a link has, the text on its buttons can be read', () => {
  const steps = ['00', '33', '55', '77', '7f', '80', '99', 'bb', 'ff']
  const colours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)))
  const faint = colours.filter((colour) => {
    const { accent = '', onAccent = '' } = themeOf(colour) ?? {}
    return contrast(accent, onAccent) < enough
  })
  expect(colours).toHaveLength(729)
  expect(faint).toEqual([])
})

test('a colour is three or six digits, and nothing else', () => {
  expect(themeOf('#0A0')).toEqual({ accent: '#00aa00', onAccent: '#000000' })
  expect(stylesheetOf({ accent: '#00aa00', onAccent: '#000000' })).toBe(
    ':root { --accent: #00aa00; --on-accent: #000000; }\n',
  )
  for (const text of ['0a0', '#0a', '#0a0a', 'red', '#0a0;', '#00aa00 ', '\n#0a0', 'url(#0a0)', ''])
    expect(themeOf(text), text).toBeUndefined()
})

/** The contrast of two colours. Source: WCAG 2.2, contrast ratio and relative luminance. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const weights = [0.2126, 0.7152, 0.0722]
  const channels = weights.map((_, place) => Number.parseInt(colour.slice(1 + 2 * place, 3 + 2 * place), 16) / 255)
  const linear = channels.map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
  return linear.reduce((sum, share, place) => sum + share * (weights[place] ?? 0), 0)
}
