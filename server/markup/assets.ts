import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { ControlError } from '../core/errors.ts'
import type { Operation } from '../http/operation.ts'

/** A file that pages load. */
export interface AssetFile {
  /** The files that it is made of, one after another. */
  readonly paths: () => readonly string[]
  readonly type: string
}

/** The types of files that pages load. */
export const assetTypes = {
  css: 'text/css; charset=utf-8',
  javascript: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const

/** The files that pages load, by their names. */
export interface Assets<Name extends string> {
  /** Where a file is, with its version, so that a browser may keep it. */
  pathOf(name: Name): string
  /** Serves them. */
  readonly operation: Operation
}

interface Loaded {
  readonly bytes: Buffer
  readonly zipped: Buffer
  readonly version: string
}

/** @param path of the operation; its parameter is the file's `:name`. */
export function createAssets<Name extends string>(
  path: string,
  files: Readonly<Record<Name, AssetFile>>,
): Assets<Name> {
  const loaded = new Map<Name, Loaded>()

  function load(name: Name): Loaded {
    const asset = loaded.get(name) ?? read(files[name])
    loaded.set(name, asset)
    return asset
  }

  function isAsset(name: string): name is Name {
    return Object.hasOwn(files, name)
  }

  return {
    pathOf: (name) => `${path.replace(':name', name)}?v=${load(name).version}`,
    operation: {
      method: 'get',
      path,
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
    },
  }
}

function read({ paths }: AssetFile): Loaded {
  const texts = paths().map((path) => readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, ''))
  const bytes = Buffer.from(texts.join('\n'))
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  return { bytes, zipped: gzipSync(bytes), version }
}
