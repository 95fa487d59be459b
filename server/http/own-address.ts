import { isIPv6 } from 'node:net'

/** A request that the emulator sends to itself. */
interface OwnCall {
  readonly method: string
  /** A path, or a URL that it answered itself. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** The answer. */
interface OwnAnswer {
  readonly status: number
  readonly body: string
  readonly hint: string | undefined
}

/** Calls the emulator itself, over a real connection. */
export type Loopback = (call: OwnCall) => Promise<OwnAnswer>

/** Where the emulator is reached from this machine, once it listens. */
export interface OwnAddress {
  /** It listens on this port. */
  listening(port: number): void
  /** Scheme, host and public prefix. */
  origin(): string
  /** What calls the emulator itself, over a real connection. */
  loopback(): Loopback
}

/** @param options the address that it listens on, and what stands before its paths in public. */
export function createOwnAddress({
  host,
  pathPrefix = '',
}: {
  readonly host: string
  readonly pathPrefix?: string | undefined
}): OwnAddress {
  let port = 0

  return {
    listening(on) {
      port = on
    },
    origin: () => `http://localhost:${port}${pathPrefix}`,
    loopback: () => createLoopback(host, port),
  }
}

/** Calls the emulator itself, over a real connection. @param host the address that it listens on. */
function createLoopback(host: string, port: number): Loopback {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  const base = `http://${isIPv6(reached) ? `[${reached}]` : reached}:${port}`
  return async ({ method, target, headers, body }) => {
    const { pathname, search } = new URL(target, base)
    const response = await fetch(`${base}${pathname}${search}`, {
      method,
      headers,
      body: typeof body === 'string' ? body : new Uint8Array(body),
    })
    const hint = response.headers.get('smile-emulator-hint') ?? undefined
    return { status: response.status, body: await response.text(), hint }
  }
}
