import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { JSONSchema } from 'json-schema-to-typescript'

/** What every schema of ours says about itself. */
export interface Schema extends JSONSchema {
  readonly title: string
  readonly description: string
  readonly $comment: string
  readonly examples: readonly unknown[]
}

/** A schema and its name, such as `v1/upload-request`. */
export interface MessageSchema {
  readonly name: string
  /** `v1`, `v1/tolerant`, or `.` at the root. */
  readonly folder: string
  readonly schema: Schema
}

/** Whether a folder is of what partners may receive and clients may send. */
export function isTolerant(folder: string): boolean {
  return folder.endsWith('/tolerant')
}

/** How a schema's file ends. */
export const suffix = '.schema.json'

const folder = dirname(import.meta.dirname)

/** Every schema there is, by name. */
export function readMessageSchemas(): readonly MessageSchema[] {
  return globSync(`**/*${suffix}`, { cwd: folder })
    .sort()
    .map((path) => ({
      name: path.slice(0, -suffix.length),
      folder: dirname(path),
      schema: JSON.parse(readFileSync(join(folder, path), 'utf8')) as Schema,
    }))
}
