/** The maximum size of JSON in bytes: that of the vendor's API gateway. */
export const jsonLimit: number = 10 * 1024 * 1024
