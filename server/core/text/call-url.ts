/**
 * What is wrong with a text as an address to call, to be said after it; undefined when nothing is.
 * Node calls port 80 where a URL says port 0.
 */
export function urlProblem(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return 'is not an http or https URL'
  return url.port === '0' ? 'has port 0, on which nothing can listen: say another' : undefined
}
