import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', 'server')

interface SourceFile {
  /** From server/, such as `core/jobs/plan.ts`. */
  readonly path: string
  readonly text: string
  readonly layer: string | undefined
  /** What it imports from the project, as paths from server/. */
  readonly files: readonly string[]
  /** What it imports from Node and from packages. */
  readonly packages: readonly string[]
}

// The first pattern that a path matches names its layer.
const layers: readonly [string, RegExp][] = [
  ['clock port', /^clock\/clock\.ts$/],
  ['virtual clock', /^clock\/virtual-clock\.ts$/],
  ['store port', /^store\/(store|due|keys|kept|listings|within)\.ts$/],
  ['dispatcher port', /^service\/callbacks\/dispatcher-port\.ts$/],
  ['generation', /^vendor\/v\d+\//],
  ['vendor-shared', /^vendor\/shared\//],
  ['generation list', /^vendor\/generations(-without-emulator)?\.ts$/],
  ['generation port', /^vendor\/([\w-]+\.ts$|grading\/|pacts\/)/],
  ['control api', /^control\/api\//],
  ['cli', /^cli\.ts$/],
  ['grader edge', /^grader\/(open-grader|run\/(http-call|http-partner|send-half))\.ts$/],
  [
    'folder',
    /^(callbacks|cli|clock|control|core|dashboard|files|generated|grader|hosted-page|http|library|markup|options|pact|people|service|store|tls|validation)\//,
  ],
  ['door', /^(emulator|index|options|running-emulator|signature|testcontainers)\.ts$/],
]

function layerOf(path: string): string | undefined {
  const [name] = layers.find(([, pattern]) => pattern.test(path)) ?? []
  if (name === 'generation') return path.split('/').slice(0, 2).join('/')
  if (name === 'folder') return dirname(path).split('/')[0]
  return name === 'door' ? path.replace('.ts', '') : name
}

// Who may import whom, besides its own layer. Core decides, service uses ports, vendor translates, emulator assembles.
const apiGeneration = [
  ...['http', 'service', 'core', 'generated', 'validation', 'files', 'people', 'store port', 'markup'],
  'generation port',
  'vendor-shared',
]
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  generated: [],
  validation: [],
  people: ['core'],
  tls: ['core'],
  'clock port': ['core'],
  'virtual clock': ['core', 'clock port'],
  clock: ['core', 'clock port', 'virtual clock'],
  'store port': ['core'],
  store: ['core', 'store port'],
  'dispatcher port': ['core'],
  service: ['core', 'clock port', 'store port', 'dispatcher port'],
  callbacks: ['core', 'clock port', 'store port', 'dispatcher port'],
  files: ['core', 'generated', 'validation'],
  http: ['core', 'files', 'validation'],
  'control api': ['http', 'control', 'core', 'generated'],
  // It answers Pact's verifiers in the words of the generation that it is given, by control's verbs.
  pact: ['http', 'control api', 'control', 'core', 'people', 'service', 'store port', 'validation', 'generation port'],
  // What pages of the emulator's own are written in, and what comes with them.
  markup: ['http', 'core'],
  dashboard: ['http', 'control', 'core', 'files', 'markup', 'generation port'],
  // For whoever has a link: it submits as the generation says that made it.
  'hosted-page': ['http', 'service', 'core', 'people', 'files', 'markup', 'generation port', 'vendor-shared'],
  // The grader sends what the generation that it is given would, and judges: its edges alone touch sockets and the clock on the wall.
  grader: ['core', 'generation port'],
  'grader edge': ['grader', 'core', 'callbacks', 'clock', 'people', 'generation port'],
  // Control's verbs speak of a journal and of a clock that can be advanced.
  control: ['service', 'core', 'clock port', 'virtual clock', 'store port', 'http'],
  'generation port': [
    'vendor-shared',
    'http',
    'core',
    'generated',
    'options',
    'people',
    'service',
    'store port',
    'validation',
  ],
  // What Smile ID's generations share, because the vendor does: words, proofs, and what is read of a request.
  'vendor-shared': ['core', 'http', 'people'],
  // And every generation that there is.
  'generation list': ['generation port'],
  options: ['core', 'generated'],
  'running-emulator': ['control', 'service', 'http', 'core', 'people', 'files', 'tls', 'store port', 'generation port'],
  signature: ['core', 'vendor-shared'],
  library: ['control', 'core', 'store port', 'http', 'options', 'generated'],
  testcontainers: ['files', 'generated'],
  index: ['emulator', 'library', 'options', 'core', 'store port', 'http'],
  // Of the library, whether this Node will do.
  cli: [
    'emulator',
    'options',
    'library',
    'core',
    'files',
    'tls',
    'validation',
    'http',
    'grader',
    'grader edge',
    'pact',
    'generation port',
    'generation list',
  ],
}

const packageHomes: Readonly<Record<string, readonly string[]>> = {
  '@peculiar/x509': ['tls'],
  '@faker-js/faker': ['people'],
  ajv: ['validation'],
  express: ['dashboard'],
  'htmx.org': ['dashboard'],
  multer: ['http'],
  'node-pg-migrate': ['store'],
  pg: ['store'],
  re2js: ['files'],
  yauzl: ['generation'],
  'reflect-metadata': ['tls'],
  testcontainers: ['testcontainers'],
  yaml: ['files'],
}

// The core and the use cases do no I/O; ports are types.
const nodeModules: Readonly<Record<string, readonly string[]>> = {
  core: ['node:crypto'],
  grader: [],
  service: [],
  'clock port': [],
  'virtual clock': [],
  clock: [],
  'store port': [],
  'dispatcher port': [],
  // For require: what it loads can wait.
  validation: ['node:module'],
  control: [],
  generated: [],
}

const importForm =
  /^(?:import|export)\b(?:[^'"`=(;]*?\bfrom)?\s*'([^']+)'|\b(?:import(?:\.meta\.resolve)?|getBuiltinModule)\(\s*'([^']+)'/gm

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const imported = [...text.matchAll(importForm)].map(([, plain, dynamic]) => plain ?? dynamic ?? '')
  const [own, foreign] = [imported.filter((one) => one.startsWith('.')), imported.filter((one) => !one.startsWith('.'))]
  return {
    path,
    text,
    layer: layerOf(path),
    files: own.map((one) => relative(root, join(root, dirname(path), one))),
    packages: foreign,
  }
}

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readSource(path.replaceAll('\\', '/')))
const handWritten = sources.filter(({ layer }) => layer !== 'generated')

/** Every import of the project's own files that `isWrong` says is wrong, as `from -> to`. */
function wrongImports(isWrong: (from: SourceFile, to: string) => boolean): string[] {
  return sources.flatMap((from) => from.files.filter((to) => isWrong(from, to)).map((to) => `${from.path} -> ${to}`))
}

/** Every place in the code, comments left out, that `pattern` matches, as `path: text`. */
function found(pattern: RegExp, among: readonly SourceFile[]): string[] {
  return among.flatMap(({ path, text }) =>
    [...text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '').matchAll(pattern)].map(([match]) => `${path}: ${match}`),
  )
}

describe('the rules below look at what is really there', () => {
  test('every import statement was read', () => {
    const statements = sources.flatMap(
      ({ text }) =>
        text.match(/^import\s|^export .* from |^} from |\b(?:import(?:\.meta\.resolve)?|getBuiltinModule)\('/gm) ?? [],
    )
    const openings = sources.flatMap(({ text }) => text.match(/^} from /gm) ?? [])
    const read = sources.flatMap(({ files, packages }) => [...files, ...packages])
    expect(read.length).toBe(statements.length - openings.length)
    expect(read.length).toBeGreaterThan(200)
  })

  test('every import leads to a file', () => {
    const paths = new Set(sources.map(({ path }) => path))
    expect(wrongImports((_, to) => to.startsWith('..') || !paths.has(to))).toEqual([])
  })

  test('every file belongs to a layer, and every layer has a rule', () => {
    expect(sources.filter(({ layer }) => layer === undefined).map(({ path }) => path)).toEqual([])
    const ruled = new Set([...Object.keys(mayImport), 'emulator'])
    const present = sources.map(({ layer = '' }) => (layer.startsWith('vendor/v') ? 'vendor-shared' : layer))
    expect(present.filter((layer) => !ruled.has(layer))).toEqual([])
  })
})

describe('who may import whom', () => {
  const present = [...new Set(sources.map(({ layer = '' }) => layer))].filter((layer) => layer !== 'emulator').sort()

  const versions = present.filter((layer) => layer.startsWith('vendor/v'))

  test.each(present)('%s imports only itself and what it may', (layer) => {
    const others = versions.includes(layer) ? apiGeneration : (mayImport[layer] ?? [])
    const allowed = [layer, ...others, ...(layer === 'generation list' ? versions : [])]
    expect(wrongImports((from, to) => from.layer === layer && !allowed.includes(layerOf(to) ?? ''))).toEqual([])
  })

  test('nobody imports the assembly but the library door and the command', () => {
    const doors = ['index', 'cli']
    expect(wrongImports((from, to) => to === 'emulator.ts' && !doors.includes(from.layer ?? ''))).toEqual([])
    const whoPlays = ['emulator', 'generation list']
    expect(wrongImports((from, to) => to === 'vendor/generations.ts' && !whoPlays.includes(from.layer ?? ''))).toEqual(
      [],
    )
  })

  test('the dashboard is loaded for the first page, and not before', () => {
    const early = /^import (?!type\b)[^\n]*'\.\/dashboard\/|^export [^\n]*'\.\/dashboard\//m
    expect(sources.filter(({ path, text }) => !path.startsWith('dashboard/') && early.test(text))).toEqual([])
    expect(
      wrongImports((from, to) => to.startsWith('dashboard/') && !['dashboard', 'emulator'].includes(from.layer ?? '')),
    ).toEqual([])
  })

  test('the page behind a link is loaded for the first that is opened: who assembles it knows no more than its name', () => {
    const within = (path: string) => path.startsWith('hosted-page/')
    const outside = wrongImports(({ path }, to) => within(to) && !within(path))
    expect(outside).toEqual(['emulator.ts -> hosted-page/hosted-page.ts'])
    const early = sources.find(({ path }) => path === 'hosted-page/hosted-page.ts')
    expect(early?.text).toMatch(/await import\('\.\/operations\.ts'\)/)
    expect(early?.text).not.toMatch(/^import (?!type\b)[^\n]*(?:operations|\/(?:views|form)\/)/m)
  })

  test('nobody imports a door: not the library, not the command', () => {
    expect(wrongImports((_, to) => to === 'index.ts' || to === 'cli.ts')).toEqual([])
  })

  test('generations never import each other, nor control, and control no generation', () => {
    const isVersion = (layer = '') => layer.startsWith('vendor/v') || layer === 'control api'
    expect(
      wrongImports(({ layer }, to) => isVersion(layer) && isVersion(layerOf(to)) && layer !== layerOf(to)),
    ).toEqual([])
  })

  test('the contract kit is given a generation: neither grader nor pact imports one, nor the list of them', () => {
    const kit = sources.filter(({ path }) => /^(grader|pact)\//.test(path))
    const given = (to: string) => versions.includes(layerOf(to) ?? '') || layerOf(to) === 'generation list'
    expect(kit.length).toBeGreaterThan(30)
    expect(wrongImports(({ path }, to) => /^(grader|pact)\//.test(path) && given(to))).toEqual([])
  })

  test('a generation loads what it brings for the contract kit when that is asked for, and not before', () => {
    const early = /^import (?!type\b)[^\n]*'[./]+\/(?:grading|pacts)\//m
    const whole = sources.filter(({ path }) => /^vendor\/v\d+\/(?!grading|pacts)/.test(path))
    expect(whole.length).toBeGreaterThan(20)
    expect(whole.filter(({ text }) => early.test(text)).map(({ path }) => path)).toEqual([])
  })

  test('no imports go round in a circle', () => {
    const filesOf = new Map(sources.map(({ path, files }) => [path, files]))
    const done = new Set<string>()
    const circles: string[] = []
    function follow(path: string, trail: readonly string[]): void {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      if (done.has(path)) return
      done.add(path)
      for (const next of filesOf.get(path) ?? []) follow(next, [...trail, path])
    }
    for (const { path } of sources) follow(path, [])
    expect(circles).toEqual([])
  })
})

describe('packages', () => {
  const nameOf = (specifier: string) => specifier.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? ''
  const foreign = sources.flatMap(({ path, layer = '', packages }) =>
    packages.filter((one) => !one.startsWith('node:')).map((one) => ({ path, layer, name: nameOf(one) })),
  )

  test('each has its home, and is imported nowhere else', () => {
    const strays = foreign.filter(({ layer, name }) => {
      const kind = layer.startsWith('vendor/v') ? 'generation' : layer
      return !packageHomes[name]?.includes(kind)
    })
    expect(strays.map(({ path, name }) => `${path} -> ${name}`)).toEqual([])
  })

  test('each that is a dependency is imported', () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, '..', 'package.json'), 'utf8')) as {
      readonly [kind in 'dependencies' | 'peerDependencies']: object
    }
    const imported = new Set(foreign.map(({ name }) => name))
    expect([...imported].filter((name) => !(name in peerDependencies)).sort()).toEqual(Object.keys(dependencies).sort())
  })

  test('node:http and node:https are never imported: that would load fetch and WebSocket, too', () => {
    expect(found(/^import (?!type\b).*'node:https?'/gm, sources)).toEqual([])
  })

  test.each(Object.entries(nodeModules))('%s uses of Node only %j', (layer, allowed) => {
    const used = sources.filter((one) => one.layer === layer).flatMap(({ packages }) => packages)
    expect(used.filter((one) => one.startsWith('node:') && !allowed.includes(one))).toEqual([])
  })
})

describe('time, chance and endings', () => {
  test('the core, the use cases and the grader read no clock, set no timer and throw no dice', () => {
    const pure = sources.filter(({ layer = '' }) => ['core', 'service', 'control', 'grader'].includes(layer))
    const impure =
      /Date\.now\(|new Date\(\s*\)|(?<!new )\bDate\(|performance\.|hrtime|set(?:Timeout|Interval|Immediate)\b|Math\.random|random(?:UUID|Bytes|Int)\b|getRandomValues|process\./g
    expect(pure.length).toBeGreaterThan(20)
    expect(found(impure, pure)).toEqual([])
  })

  test('only clocks and certificates ask what time it is', () => {
    const others = sources.filter(
      ({ path }) => !['signature.ts', 'clock/system-clock.ts', 'tls/certificates.ts'].includes(path),
    )
    expect(found(/Date\.now\(|new Date\(\s*\)/g, others)).toEqual([])
  })

  test('only the command may end the process', () => {
    const others = sources.filter(({ path }) => path !== 'cli.ts')
    expect(found(/process\.(?:exit\b|exitCode|abort|kill)/g, others)).toEqual([])
  })
})

describe('secrets', () => {
  test('are compared in constant time', () => {
    const compared =
      /\b(?:(?:api)?[kK]ey|signature|proof|secret|token|mac|hmac\([^\n]*\)|sign\([^\n]*\))\s*[!=]==(?!\s*(?:undefined|null|'))|[!=]==\s*(?:\w+\.)*(?:apiKey|signature|proof|secret|token|hmac\(|sign\()/g
    // Whether two partners have the same key is asked at the start, and of nobody from outside.
    const own = ['vendor/shared/signatures/slips.ts']
    expect(
      found(
        compared,
        handWritten.filter(({ path }) => !own.includes(path)),
      ),
    ).toEqual([])
  })
})

describe('tests and examples', () => {
  /** Every place in the TypeScript of these folders that `pattern` matches, as `path: text`. */
  function foundIn(folders: readonly string[], pattern: RegExp): string[] {
    return folders.flatMap((folder) =>
      readdirSync(join(root, '..', folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .flatMap((path) => {
          const text = readFileSync(join(root, '..', folder, path), 'utf8')
          return [...text.matchAll(pattern)].map(([match]) => `${folder}/${path}: ${match}`)
        }),
    )
  }

  test('start no emulator that does not check its own answers', () => {
    const started = foundIn(['test', 'examples'], /(?<!function )\b(?:start|open)Emulator\(.*/g).filter(
      (call) => !call.startsWith('test/helpers/emulator.ts:'),
    )
    expect(started.length).toBeGreaterThan(0)
    expect(started.filter((call) => !call.includes('checkAnswers: true'))).toEqual([])
  })

  test('make temporary folders where the end of the run removes them', () => {
    const made = foundIn(['test', 'contracts'], /\bmkdtemp\w*\(/g)
    expect(made.length).toBeGreaterThan(0)
    expect(made.filter((call) => !call.startsWith('test/helpers/temporary-folder.ts:'))).toEqual([])
  })
})

describe('every file written by hand', () => {
  test('has at most 260 lines', () => {
    const long = handWritten.filter(({ text }) => text.split('\n').length - 1 > 260)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  test('shares its folder with at most fourteen others', () => {
    const folders = Map.groupBy(handWritten, ({ path }) => dirname(path))
    const full = [...folders].filter(([, files]) => files.length > 15).map(([folder]) => folder)
    expect(full).toEqual([])
  })

  test('has a name in kebab-case, of a noun or a verb and not of a drawer', () => {
    const drawer = /(^|[-/])(utils?|helpers?|common|misc|shared|manager|impl)([-.]|$)/
    const odd = handWritten.filter(({ path }) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(path))
    expect(odd.map(({ path }) => path)).toEqual([])
    expect(handWritten.map(({ path }) => path).filter((path) => drawer.test(path))).toEqual([])
  })

  test('has named exports only', () => {
    expect(found(/\bexport\s+default\b|\bas default\b/g, handWritten)).toEqual([])
  })
})
