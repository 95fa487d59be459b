/** The provider of every pact that a client of Smile ID has. */
export const providerName = 'smile-id-v1'

/** Where an emulator is when nobody says otherwise: it stands for the host in examples. */
export const usualOrigin = 'http://localhost:7645'
