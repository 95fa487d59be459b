/**
 * A text as it can stand in a header: a user id may have any letters, and a header has those of ASCII. What the vendor does with
 * others is not known; percent-encoding is assumed.
 */
export function headerText(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text)
}
