/** Something that Smile ID can do, and that a client's tests should meet. */
export interface Situation {
  /** Its group and name: `callback/twice`. No other of its generation has it. */
  readonly name: string
  /** Its name for people. */
  readonly title: string
  /** How a test can meet it. */
  readonly cure: string
  /**
   * What it shows, named so that every generation has the same names: two generations do the same where both show one of them. Its own
   * name, unless it says otherwise.
   */
  readonly shows?: readonly string[]
}

/** What a situation shows. */
export function shownBy({ name, shows }: Situation): readonly string[] {
  return shows ?? [name]
}

/** The cure that queues a scenario. */
export function next(scenario: string): string {
  return `next ${scenario}`
}
