// ICU's own data, so that no list has to be kept here. Loading it takes some 20 ms.
let names: Intl.DisplayNames | undefined

// What ICU names besides countries: groups of them, and codes for tests.
const others = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']

/** Whether a text is a country's code of ISO 3166-1 alpha-2, and not one that was withdrawn. */
export function isCountryCode(text: string): boolean {
  return nameOf(text) !== undefined && currentCode(text) === text
}

/** The code that was likely meant by a country's name, its code in small letters, or a code that is not ISO's, such as UK. */
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
