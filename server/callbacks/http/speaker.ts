/** Node's module for a URL's protocol, loaded when it is first needed. tls/one-port-server.ts says why it is not imported. */
export function speakerOf(protocol: string): typeof import('node:http') | typeof import('node:https') {
  return protocol === 'https:' ? process.getBuiltinModule('node:https') : process.getBuiltinModule('node:http')
}
