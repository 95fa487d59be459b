/** Whether this names a PostgreSQL, and not a file. */
export function isPostgresUrl(data: string | undefined): data is string {
  return data !== undefined && /^postgres(ql)?:\/\//.test(data)
}

/** A URL that can be shown; what is none stays as it is. */
export function withoutPassword(data: string): string {
  if (!isPostgresUrl(data)) return data
  const url = URL.parse(data)
  // Whatever is before an @ may be one.
  if (!url) return data.replace(/\/\/.*@/, '//…@')
  url.password = ''
  url.searchParams.delete('password')
  return url.href
}

/** Whether a URL of PostgreSQL holds a password, or may hold one. */
export function hasPassword(data: string): boolean {
  if (!isPostgresUrl(data)) return false
  const url = URL.parse(data)
  return url === null ? data.includes('@') : url.password !== '' || url.searchParams.has('password')
}
