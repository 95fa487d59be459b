/** The most bytes of a form: what the gateway takes. Source: v3 §6; that v2's has the same is assumed. */
export const bodyLimit: number = 10 * 1024 * 1024
