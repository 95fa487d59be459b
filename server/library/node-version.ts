/** The version in `engines` of package.json, which npm only warns about. */
const least = '22.13'

/** The message that a version of Node is too old, and what helps; undefined when it is not. Written so that an old Node can parse it. */
export function nodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined
  return `Node ${least} or newer is needed, and this is ${version}. Install a newer one, such as by: nvm install --lts; or from https://nodejs.org.`
}
