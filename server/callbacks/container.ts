import { existsSync } from 'node:fs'

/** Whether this process seems to run in a container: Docker and Podman each leave a file there. */
export function seemsContained(): boolean {
  return ['/.dockerenv', '/run/.containerenv'].some((path) => existsSync(path))
}
