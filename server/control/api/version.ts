/**
 * The version of the control API, which helpers in other languages are written against. The first number changes when something is taken
 * away or means something else, the second when something is added.
 * docs/stability.md has the whole promise.
 */
export const controlApiVersion = '1.0'
