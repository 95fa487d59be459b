import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../server/files/root.ts'

/** The page about contracts. */
export const readme: string = readFileSync(join(packageRoot, 'contracts', 'README.md'), 'utf8')

/** The page's blocks of code in a language, in order. */
export function inLanguage(language: string): string[] {
  return [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, one, text = '']) =>
    one === language ? [text] : [],
  )
}
