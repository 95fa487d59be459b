/**
 * The problem of a text as an address to call, as the end of a sentence; undefined when it has none.
 * Node calls port 80 for a URL with port 0.
 */
export function urlProblem(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return 'is not an http or https URL'
  return url.port === '0' ? 'has port 0, on which nothing can listen: use another' : undefined
}
