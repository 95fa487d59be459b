/** The provider of every pact that a client of v3 has. */
export const providerName = 'smile-id-v3'

/** The generation whose provider states are meant: every state here names it. */
export const api = 'v3'
