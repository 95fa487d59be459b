import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { ControlError } from '../core/errors.ts'
import { packageRoot } from '../files/root.ts'
import type { Operation } from '../http/operation.ts'
import { pathOf, paths } from './paths.ts'

type AssetName = 'dashboard.css' | 'dashboard.js' | 'icon.svg' | 'htmx.js'

const own = (name: string): readonly string[] => [join(packageRoot, 'assets', 'dashboard', name)]

const javascript = 'text/javascript; charset=utf-8'

// Everything that pages load. htmx comes from the package: nothing is fetched from anywhere else. It and its extension
// are one file, since it begins as soon as it is loaded, and takes no notice of an extension that comes later.
const files: Readonly<Record<AssetName, { readonly paths: () => readonly string[]; readonly type: string }>> = {
  'dashboard.css': { paths: () => own('dashboard.css'), type: 'text/css; charset=utf-8' },
  'dashboard.js': { paths: () => own('dashboard.js'), type: javascript },
  'icon.svg': { paths: () => own('icon.svg'), type: 'image/svg+xml' },
  'htmx.js': {
    paths: () =>
      [import.meta.resolve('htmx.org/dist/htmx.min.js'), import.meta.resolve('htmx.org/dist/ext/hx-sse.min.js')].map(
        (url) => fileURLToPath(url),
      ),
    type: javascript,
  },
}

interface Loaded {
  readonly bytes: Buffer
  readonly zipped: Buffer
  readonly version: string
}

const loaded = new Map<AssetName, Loaded>()

function load(name: AssetName): Loaded {
  const known = loaded.get(name)
  if (known) return known
  const texts = files[name]
    .paths()
    .map((path) => readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, ''))
  const bytes = Buffer.from(texts.join('\n'))
  const asset = {
    bytes,
    zipped: gzipSync(bytes),
    version: createHash('sha256').update(bytes).digest('hex').slice(0, 8),
  }
  loaded.set(name, asset)
  return asset
}

/** Where a file is, with its version, so that a browser may keep it. */
export function assetPath(name: AssetName): string {
  return `${pathOf(paths.asset, { name })}?v=${load(name).version}`
}

/** Serves the files that pages load. */
export function assetOperation(): Operation {
  return {
    method: 'get',
    path: paths.asset,
    body: 'none',
    limit: 0,
    handle({ params: { name = '' }, headers: asked }) {
      if (!isAsset(name)) throw new ControlError(404, `No page loads a file "${name}".`)
      const { bytes, zipped } = load(name)
      const headers = {
        'content-type': files[name].type,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      }
      if (!/\bgzip\b/.test(String(asked['accept-encoding']))) return { status: 200, headers, bytes }
      return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, bytes: zipped }
    },
  }
}

function isAsset(name: string): name is AssetName {
  return Object.hasOwn(files, name)
}
