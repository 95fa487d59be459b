import type { IncomingMessage } from 'node:http'

/** Takes the public prefix off a request's path, where it is there. */
export type PrefixRemover = (request: IncomingMessage) => void

/**
 * What undoes `--path-prefix`: a proxy may leave the prefix on the path, or take it off itself; both are the same here.
 * @param prefix such as `/smile`, or nothing.
 */
export function createPrefixRemover(prefix: string): PrefixRemover {
  if (prefix === '') return () => undefined
  // A base URL with a slash too many is doubled in front of it, too.
  const expression = new RegExp(`^/*${prefix.replaceAll('.', '\\.')}(?=[/?#]|$)`)
  return (request) => {
    const { url = '/' } = request
    const rest = url.replace(expression, '')
    if (rest !== url) request.url = rest.startsWith('/') ? rest : `/${rest}`
  }
}
