/** The name of the schema of what may come, beside that of what the emulator says: `v1/callback` has `v1/tolerant/callback`. */
export function tolerantName(schema: string): string {
  return schema.replace('/', '/tolerant/')
}
