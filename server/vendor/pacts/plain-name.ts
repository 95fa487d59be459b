/** Whether the name of a member says nothing about a person: an identifier, and not an address, a sentence, or a number. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z_][\w-]{0,60}$/.test(name) && !/\d{4}/.test(name)
}
