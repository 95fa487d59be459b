/** What an ID authority has on file about a person. Synthetic: no real person is in it. */
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
  /** What the picture of the person is made from, hex: 10 kB would be kept with each job, and few tell it. */
  readonly face: string
  /** The picture itself, base64, as earlier emulators kept it. */
  readonly photo?: string | undefined
}

/** First, middle and last name. */
export function fullName({ firstName, middleName, lastName }: Person): string {
  return [firstName, middleName, lastName].filter((name) => name !== '').join(' ')
}
