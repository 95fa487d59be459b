import { basename } from 'node:path'
import type { ScenarioDocument } from '../../server/files/scenarios/document.ts'
import { jsonText } from './json-text.ts'

/** What the shipped files hold, so that nobody waits for YAML. */
export function shippedContents(documents: readonly ScenarioDocument[]): string {
  const contents = Object.fromEntries(documents.map(({ written, content }) => [basename(written.file), content]))
  return [
    '// Made from scenarios/ by `npm run generate`. Do not edit.',
    "import type { ScenarioFile } from './scenario.ts'",
    '',
    '/** What each shipped file holds, in their order. */',
    `export const shippedContents: Readonly<Record<string, ScenarioFile>> = ${jsonText(contents)}`,
  ].join('\n')
}
