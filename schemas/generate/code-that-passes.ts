import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../server/files/root.ts'

interface Source {
  readonly path: string
  readonly language: string
  readonly about: string
}

// What test/grader/correct-partners.test.ts grades.
const sources: readonly Source[] = [
  {
    path: 'partner-node/read-callback.ts',
    language: 'ts',
    about: 'what of a callback counts, of either API; nothing is proved yet',
  },
  {
    path: 'partner-node/decide.ts',
    language: 'ts',
    about: 'what follows from it, and what is never taken back',
  },
  {
    path: 'partner-node/service.ts',
    language: 'ts',
    about: 'proof, age and answers; the official SDK of v1 checks the signature, which v3 makes in the same way',
  },
  {
    path: 'partner-python/partner.py',
    language: 'python',
    about: 'all of it, with nothing but the standard library',
  },
]

/** The partners that pass every case, as they are tested. */
export function codeThatPasses(): string[] {
  return [
    '# Code that passes',
    '',
    'Both take callbacks of v1 and v3 at one address, and pass every case of each.',
    '',
    ...sources.flatMap(({ path, language, about }) => [
      `<details><summary><code>examples/${path}</code>: ${about}</summary>`,
      '',
      `\`\`\`${language}`,
      readFileSync(join(packageRoot, 'examples', path), 'utf8').trimEnd(),
      '```',
      '',
      '</details>',
    ]),
    '',
  ]
}
