import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../files/root.ts'
import { type AssetFile, type Assets, assetTypes, createAssets } from '../markup/assets.ts'
import { paths } from './paths.ts'

type AssetName = 'dashboard.css' | 'dashboard.js' | 'icon.svg' | 'htmx.js'

const own = (name: string): readonly string[] => [join(packageRoot, 'assets', 'dashboard', name)]

// Everything that pages load. htmx comes from the package: nothing is fetched from anywhere else. It and its extension
// are one file, since it begins as soon as it is loaded, and takes no notice of an extension that comes later.
const files: Readonly<Record<AssetName, AssetFile>> = {
  'dashboard.css': { paths: () => own('dashboard.css'), type: assetTypes.css },
  'dashboard.js': { paths: () => own('dashboard.js'), type: assetTypes.javascript },
  'icon.svg': { paths: () => own('icon.svg'), type: assetTypes.svg },
  'htmx.js': {
    paths: () =>
      [import.meta.resolve('htmx.org/dist/htmx.min.js'), import.meta.resolve('htmx.org/dist/ext/hx-sse.min.js')].map(
        (url) => fileURLToPath(url),
      ),
    type: assetTypes.javascript,
  },
}

/** The files that the dashboard's pages load. */
export const assets: Assets<AssetName> = createAssets(paths.asset, files)
