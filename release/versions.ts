import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A place that says a version, and which it says; undefined when it says none. */
export interface SaidVersion {
  readonly place: string
  readonly version: string | undefined
}

const places: readonly [place: string, version: RegExp][] = [
  ['package.json', /^ {2}"version": "([^"]+)"/m],
  ['package-lock.json', /^ {2}"version": "([^"]+)"/m],
  ['schemas/openapi.json', /"version": "([^"]+)"/],
  ['helpers/python/pyproject.toml', /^version = "([^"]+)"/m],
  ['helpers/java/pom.xml', /<artifactId>smile-id-emulator[\w-]*<\/artifactId>\s*<version>([^<]+)</],
]

/** What each file says that has a version of ours: the package, what is made from it, and the helpers. */
export function saidVersions(root: string): SaidVersion[] {
  return places
    .filter(([place]) => existsSync(join(root, place)))
    .map(([place, form]) => ({ place, version: form.exec(readFileSync(join(root, place), 'utf8'))?.[1] }))
}

/** A file's text with another version, where it says its own. */
export function withVersion(place: string, text: string, version: string): string {
  const [, form] = places.find(([one]) => one === place) ?? []
  if (!form) throw new Error(`${place} says no version.`)
  const once = (part: string) => part.replace(form, (found, said: string) => found.replace(said, version))
  if (place !== 'package-lock.json') return once(text)
  // It says the version twice: of the package, and of its root among the packages.
  return once(text).replace(/(^ {4}"": \{\s+"name": "[^"]+",\s+"version": ")[^"]+/m, `$1${version}`)
}

const semantic = /^(\d+)\.(\d+)\.(\d+)(?:-([\w.-]+))?$/

/** Whether a version is one, by Semantic Versioning without build metadata. */
export function isVersion(text: string): boolean {
  return semantic.test(text)
}

/** The tags of the image of a version: the newest of each line has the shorter ones. A version before the release has only its own. */
export function imageTags(version: string): string[] {
  const [, major, minor, , early] = semantic.exec(version) ?? []
  if (major === undefined) throw new Error(`"${version}" is no version, such as 1.2.3.`)
  if (early !== undefined) return [version]
  // Before 1.0 each minor version may break what the one before had.
  return [version, `${major}.${minor}`, ...(major === '0' ? [] : [major]), 'latest']
}
