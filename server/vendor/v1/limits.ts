/** The most bytes of JSON that are read: what the vendor's API gateway takes. */
export const jsonLimit: number = 10 * 1024 * 1024
