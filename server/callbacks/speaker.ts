/** What speaks a URL's protocol, loaded when it is first spoken. Why it is not imported: tls/one-port-server.ts. */
export function speakerOf(protocol: string): typeof import('node:http') | typeof import('node:https') {
  return protocol === 'https:' ? process.getBuiltinModule('node:https') : process.getBuiltinModule('node:http')
}
