/** An address that a browser may be sent to: one of the web's, and nothing that runs. */
export function webUrl(text: string | undefined): URL | undefined {
  const url = text === undefined ? null : URL.parse(text)
  return url && ['http:', 'https:'].includes(url.protocol) ? url : undefined
}
