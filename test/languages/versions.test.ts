import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot, packageVersion } from '../../server/files/root.ts'

// Where a helper, or a page about one, names the version that belongs to this emulator.
test.each([
  ['helpers/python/pyproject.toml', /^version = "(.+)"$/gm, 1],
  ['helpers/java/pom.xml', /<artifactId>smile-id-emulator-junit<\/artifactId>\s*<version>(.+)<\/version>/g, 1],
  ['docs/java.md', /<artifactId>smile-id-emulator-junit<\/artifactId>\s*<version>(.+)<\/version>/g, 1],
  ['docs/go.md', /smileidemulator@v(\S+)/g, 1],
  ['docs/containers.md', /smile-id-emulator:(\d[\w.-]*)/g, 4],
])('%s has the emulator’s version', (path, pattern, count) => {
  const named = [...readFileSync(join(packageRoot, path), 'utf8').matchAll(pattern)].map(([, version]) => version)
  expect(named).toEqual(Array(count).fill(packageVersion()))
})
