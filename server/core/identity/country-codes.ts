// ICU's own data, so no list is needed here. Loading it takes some 20 ms.
let names: Intl.DisplayNames | undefined

// What ICU has besides countries: groups of them, and codes for tests.
const others = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']

/** Whether a text is a country's current code in ISO 3166-1 alpha-2. */
export function isCountryCode(text: string): boolean {
  return nameOf(text) !== undefined && currentCode(text) === text
}

/** The code likely meant by a country's name, by its code in lower case, or by a code outside ISO, such as UK. */
export function countryMeant(text: string): string | undefined {
  const wanted = text.trim().toLowerCase()
  const code = wanted.toUpperCase()
  if (nameOf(code) !== undefined) return currentCode(code)
  return allCodes().find((one) => nameOf(one)?.toLowerCase() === wanted)
}

function nameOf(code: string): string | undefined {
  return others.includes(code) ? undefined : regionName(code)
}

/** What ICU calls two capital letters in English; undefined where it has no name for them. */
export function regionName(code: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(code)) return undefined
  names ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  return names.of(code)
}

/** UK is GB, and YU is RS. */
function currentCode(code: string): string | undefined {
  return new Intl.Locale(`und-${code}`).region
}

function allCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.flatMap((first) => letters.map((second) => first + second)).filter(isCountryCode)
}
