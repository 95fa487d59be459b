/** What a changelog says of a version, or of what is not released yet. */
export function entriesOf(changelog: string, version: string): string[] {
  const heading = `## [${version}]`
  const sections = changelog.split(/^(?=## )/m)
  const section = sections.find((one) => one.startsWith(heading)) ?? ''
  return section.split('\n').filter((line) => line.startsWith('- '))
}

/** The changelog with what is not released yet under the version that is. @throws Error when there is nothing. */
export function released(changelog: string, version: string, day: string): string {
  if (entriesOf(changelog, 'Unreleased').length === 0) throw new Error('The changelog has nothing under [Unreleased].')
  return changelog.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${day}\n`)
}
