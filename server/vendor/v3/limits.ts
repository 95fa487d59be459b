/** The most bytes of a body: what the gateway takes. Source: v3 §6. */
export const bodyLimit: number = 10 * 1024 * 1024
