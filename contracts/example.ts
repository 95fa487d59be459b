/** Where an emulator is when nobody says otherwise: it stands for the host in examples. */
export const usualOrigin = 'http://localhost:7645'

/** The partner of every example. */
export const examplePartner = { id: '1234', apiKey: 'emulator-api-key' } as const

/** What stands for any signature. */
export const exampleSignature = 'K9d1r3f9m0ZkRr1mB0c1mZ1cJm0Yt8y6m1rX4o2b9aQ='
