/** The name of the tolerant schema for an exact one: `v1/callback` has `v1/tolerant/callback`. */
export function tolerantName(schema: string): string {
  return schema.replace('/', '/tolerant/')
}
