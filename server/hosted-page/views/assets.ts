import { join } from 'node:path'
import { packageRoot } from '../../files/root.ts'
import { type Assets, assetTypes, createAssets } from '../../markup/assets.ts'
import { routes } from '../paths.ts'

type AssetName = 'page.css' | 'page.js' | 'icon.svg'

const inAssets = (...path: string[]) => [join(packageRoot, 'assets', ...path)]

/** The files that the page loads. */
export const assets: Assets<AssetName> = createAssets(routes.asset, {
  'page.css': { paths: () => inAssets('hosted-page', 'page.css'), type: assetTypes.css },
  'page.js': { paths: () => inAssets('hosted-page', 'page.js'), type: assetTypes.javascript },
  'icon.svg': { paths: () => inAssets('dashboard', 'icon.svg'), type: assetTypes.svg },
})
