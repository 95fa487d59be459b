/** A finding about a place in a message. */
export interface Finding {
  /**
   * A `fault` is something that Smile ID does not say or take. `advice` is no disagreement with Smile ID, and yet the pact
   * cannot be verified as it is. What is `unjudged` could be either.
   */
  readonly kind: 'fault' | 'advice' | 'unjudged'
  /** A JSON pointer, or a JSONPath of the pact. */
  readonly place: string
  readonly message: string
}

/** The two schemas of a message. */
export interface MessageSchemas<Schema> {
  /** What the emulator sends. */
  readonly exact: Schema
  /** What Smile ID may send. */
  readonly tolerant: Schema
}
