import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './root.ts'

/** The file of a schema, such as `v1/upload-request`, relative to the package. */
export function schemaPath(name: string): string {
  return join('schemas', `${name}.schema.json`)
}

/** Reads a schema by name. */
export function readSchema(name: string): object {
  return readJson(schemaPath(name))
}

/** Reads the OpenAPI document of everything that is served. */
export function readOpenApi(): object {
  return readJson(join('schemas', 'openapi.json'))
}

function readJson(path: string): object {
  return JSON.parse(readFileSync(join(packageRoot, path), 'utf8')) as object
}
