import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfigured } from '../../server/cli/options/configuration/read-configuration.ts'
import { settingNames } from '../../server/core/users/partner-settings.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { blockOf, blocksOf, pageAt } from '../helpers/pages.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const { text: page } = pageAt('docs/configuration.md')
const blocks = blocksOf(pageAt('docs/configuration.md')).flatMap(({ language, text }) =>
  language === 'yaml' ? [text] : [],
)

test.each(blocks)('the page about the configuration file shows what is right: %s', (text) => {
  const folder = temporaryFolder('configuration-page')
  mkdirSync(join(folder, 'keys'))
  writeFileSync(join(folder, 'keys', 'second.txt'), 'second-key\n')
  writeFileSync(join(folder, 'smile-id-emulator.yaml'), text)
  expect(readConfigured(join(folder, 'smile-id-emulator.yaml'), { SMILE_API_KEY: 'key' })).toHaveProperty('options')
})

test('the page shows a problem as check says it', () => {
  const [, line = '', told = ''] = /^smile-id-emulator\.yaml:(\d+):1: (.*)$/m.exec(page) ?? []
  const path = join(temporaryFolder('configuration-page'), 'smile-id-emulator.yaml')
  writeFileSync(path, `${'# \n'.repeat(Number(line) - 1)}clock: virtul\n`)
  expect(readConfigured(path, {})).toMatchObject({ problems: [{ line: Number(line), column: 1, message: told }] })
})

test('the page has every setting of a partner', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
  expect(rows.toSorted()).toEqual(settingNames.toSorted())
})

test('what the page says in JavaScript is what a program says', async () => {
  const code = blockOf('docs/configuration.md', 'js')
  await using emulator = await startTestEmulator()
  const AsyncFunction = (async () => undefined).constructor as new (
    ...words: string[]
  ) => (one: unknown) => Promise<unknown>
  const settings = await new AsyncFunction('emulator', `${code}return partner.settings.get()`)(emulator)
  expect(settings).toMatchObject({ products: ['enhanced_kyc'], balance: 1 })
})
