/** The provider of every pact that a client of v1 has. */
export const providerName = 'smile-id-v1'
