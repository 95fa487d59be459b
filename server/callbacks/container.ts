import { existsSync } from 'node:fs'
import type { Milliseconds } from '../core/time.ts'

/** Whether this process seems to run in a container: Docker and Podman each leave a file there. */
export function seemsContained(): boolean {
  return ['/.dockerenv', '/run/.containerenv'].some((path) => existsSync(path))
}

// As long as somebody may need to read it and start again.
const pause: Milliseconds = 60_000

/** What helps against a refused connection where this machine is a container; undefined when that was said of the host just now. */
export type ContainerCure = (host: string) => string | undefined

/** It is a paragraph, and a queue of callbacks would have it below each. @param now in milliseconds, of a clock that only goes on. */
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
