import { cpus } from 'node:os'

/** What a measurement was made on, in a line. */
export function machine(): string {
  const processors = cpus()
  return `${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, Node ${process.version}, ${process.platform}`
}
