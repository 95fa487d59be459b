import { existsSync } from 'node:fs'
import type { Milliseconds } from '../core/time.ts'

/** Whether this process seems to run in a container: Docker and Podman each leave a file there. */
export function seemsContained(): boolean {
  return ['/.dockerenv', '/run/.containerenv'].some((path) => existsSync(path))
}

// Long enough to read it and start again.
const pause: Milliseconds = 60_000

/** What helps when a container refuses a connection to itself; undefined when it was already said for this host a moment ago. */
export type ContainerCure = (host: string) => string | undefined

/** Says it once in a while: it is a paragraph, and every callback in a queue would repeat it. @param now a monotonic clock, in milliseconds. */
export function createContainerCure(now: () => Milliseconds = () => performance.now()): ContainerCure {
  const saidAt = new Map<string, Milliseconds>()
  return (host) => {
    for (const [one, at] of saidAt) if (now() - at >= pause) saidAt.delete(one)
    if (saidAt.has(host)) return undefined
    saidAt.set(host, now())
    return (
      `The emulator seems to run in a container, where ${host} is the container itself. If your endpoint is outside of it, ` +
      `start the emulator with --callback-host-rewrite ${host}=host.docker.internal.`
    )
  }
}
