/** What an ID authority has on file about somebody. Synthetic: nobody real is in it. */
export interface Person {
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
  readonly gender: 'M' | 'F'
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth: string
  readonly issued: string
  readonly expires: string
  readonly address: string
  readonly phoneNumber: string
  /** A small picture, base64. */
  readonly photo: string
}

/** The identity a request asks about, in wire words that every generation shares (`country`, `id_type`, `id_number`, `last_name`, …). */
export type IdInfo = Readonly<Record<string, string | number | boolean>>

/** What of some fields can stand in an identity: plain values that are not empty. Lists and objects come from no client. */
export function readIdInfo(fields: Readonly<Record<string, unknown>>): IdInfo {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (isPlain(value) && value !== '' ? [[name, value]] : [])),
  )
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

/** First, middle and last name. */
export function fullName({ firstName, middleName, lastName }: Person): string {
  return [firstName, middleName, lastName].filter((name) => name !== '').join(' ')
}
