import { posix } from 'node:path'
import { madeBy } from './markdown.ts'

/** Chapters of the index and their pages, as seen from `docs/`. A page that no chapter names stands in the last. */
const chapters: Readonly<Record<string, readonly string[]>> = {
  Begin: [
    'quick-start.md',
    'outcomes.md',
    'magic-values.md',
    '../scenarios/README.md',
    'v3-sdks.md',
    'hard-coded-servers.md',
    'migrating.md',
  ],
  Test: [
    'testing.md',
    'exec.md',
    'python.md',
    'java.md',
    'go.md',
    'containers.md',
    'ci.md',
    'docker.md',
    'callback-endpoint.md',
    'test-callback.md',
    '../contracts/README.md',
  ],
  'See and steer': [
    'dashboard.md',
    'command-line.md',
    'control-api.md',
    'configuration.md',
    'keeping.md',
    'replicas.md',
    'stability.md',
  ],
  'When something goes wrong': ['troubleshooting.md', 'hints.md'],
  'What it plays': [
    'played.md',
    'v3.md',
    'v2.md',
    'links.md',
    'assumed.md',
    '../schemas/README.md',
    'protocol/v1.md',
    'protocol/v2.md',
    'protocol/v3.md',
  ],
  'How it is made': [
    'architecture.md',
    '../decisions/README.md',
    '../CONTRIBUTING.md',
    '../bench/README.md',
    '../SECURITY.md',
    '../CHANGELOG.md',
  ],
}

const last = 'More'

/** A page of the index. */
export interface IndexedPage {
  /** As seen from `docs/`. */
  readonly path: string
  readonly title: string
  /** Its first sentence, without links. */
  readonly about: string
}

/** The pages by chapter, in order. @param paths every page of `docs/` itself, as seen from there. */
export function chaptersOf(
  paths: readonly string[],
  read: (path: string) => string | undefined,
): ReadonlyMap<string, readonly IndexedPage[]> {
  const named = Object.values(chapters).flat()
  const all: [string, readonly string[]][] = [
    ...Object.entries(chapters),
    [last, paths.filter((path) => path !== 'README.md' && !named.includes(path))],
  ]
  const described = all.map(([title, those]): [string, IndexedPage[]] => [
    title,
    those.flatMap((path) => {
      const text = read(posix.normalize(`docs/${path}`))
      return text === undefined ? [] : [{ path, ...describePage(text) }]
    }),
  ])
  return new Map(described.filter(([, those]) => those.length > 0))
}

/** A page's first heading and first sentence. */
export function describePage(text: string): { title: string; about: string } {
  const lines = text.replace(/<!--[\s\S]*?-->/g, '').split('\n')
  const at = lines.findIndex((line) => line.startsWith('# '))
  const paragraphs = lines
    .slice(at + 1)
    .join('\n')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .split(/\n\s*\n/)
    .map((one) => one.trim().replaceAll('\n', ' '))
  const [first = ''] = paragraphs.filter((one) => /^[^#|<>!-]/.test(one))
  const plain = first.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replaceAll('**', '')
  const [sentence = plain] = /^.*?\.(?=\s|$)/.exec(plain) ?? []
  return { title: (lines[at] ?? '').slice(2), about: sentence.replace(/:$/, '.') }
}

/** The index of the documentation. */
export function docsIndex(pages: ReadonlyMap<string, readonly IndexedPage[]>): string {
  return [
    madeBy('the first heading and the first sentence of each page'),
    '# Documentation',
    '',
    'A page for each task. The [README](../README.md) is the way in.',
    '',
    ...[...pages].flatMap(([title, those]) => [
      `## ${title}`,
      '',
      ...those.map((page) => `- [${page.title}](${page.path}): ${page.about}`),
      '',
    ]),
  ].join('\n')
}
