import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Registry } from '../validation/registry.ts'
import { type DocumentOrProblems, type Purpose, readYaml } from './yaml/document.ts'

/** The file that is read where nobody names another, in the working directory. */
export const usualConfiguration = 'smile-id-emulator.yaml'

/** What a configuration says: options by the names that a program uses. */
export type Configuration = Readonly<Record<string, unknown>>

const purpose: Purpose = {
  schema: 'configuration',
  empty: 'is empty. Write an option, such as port: 7645, or remove the file.',
  limitFor: 'a configuration',
  isSecret: (pointer) => /(key|token|url)$/i.test(pointer),
}

/** Whether a configuration is there. */
export function hasConfiguration(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Reads a configuration, and checks it against its schema. */
export function readConfiguration(path: string, registry: Registry): DocumentOrProblems<Configuration> {
  return readYaml(path, purpose, registry)
}

/** What a path in a configuration leads to: it is seen from the folder of the configuration. */
export function pathIn(configuration: string, path: string): string {
  return resolve(dirname(configuration), path)
}

/** The text of a file with a secret, without the end of its line. @throws Error that says why it cannot be read, and quotes nothing. */
export function readSecret(path: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new Error(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  if (text === '' || text.includes('\n')) throw new Error(`${path} has no key: one line of text.`)
  return text
}
