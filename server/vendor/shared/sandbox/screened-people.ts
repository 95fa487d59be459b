/** Somebody whose name a screening comes to something about. */
export interface ScreenedPerson {
  readonly fullName: string
  /** The scenario. */
  readonly scenario: string
}

/**
 * Names that ask for a result of a screening. The vendor's examples have them, and do not say that the sandbox knows them, so that it
 * is assumed; Clearwater is the sandbox's, for every product. Sources: v3 §9, §18.1.
 */
export const screenedPeople: readonly ScreenedPerson[] = [
  { fullName: 'Amina Fatou Clearwater', scenario: 'approved' },
  { fullName: 'Nkechi Okafor', scenario: 'approved' },
  { fullName: 'Gbenga Afolabi', scenario: 'rejected' },
  { fullName: 'Bukola Oni', scenario: 'adverse-media' },
  { fullName: 'Ngozi Ifeoma', scenario: 'issuer-unavailable' },
  { fullName: 'Rashid Omar', scenario: 'high-risk' },
]

/** The person of that name, whatever the case of its letters and the space around its words. */
export function screenedPerson(fullName: string): ScreenedPerson | undefined {
  const name = plain(fullName)
  return screenedPeople.find((one) => plain(one.fullName) === name)
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll(/\s+/g, ' ')
}
