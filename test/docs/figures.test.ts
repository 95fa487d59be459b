import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'
import { helpOf, type Option } from '../../server/options/option.ts'
import { options } from '../../server/options/option-table.ts'
import { certificateNames } from '../../server/tls/certificate-names.ts'
import { issueCertificates } from '../../server/tls/issue-certificates.ts'
import { cases as javaCases } from '../clients/java/cases.ts'
import { lookupCases, packageCases } from '../clients/products/cases.ts'
import { cases as pythonCases } from '../clients/python/cases.ts'
import { calls } from '../clients/python-v3/calls.ts'
import { pageAt, pages } from '../helpers/pages.ts'
import { smileIdCore, useSmileId } from '../helpers/python.ts'

const shown = (name: keyof typeof options): string => helpOf(options[name] as Option<unknown>)
const { devDependencies, engines } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  devDependencies: Readonly<Record<string, string>>
  engines: { node: string }
}

/** What a page says, and the figure that is behind it. */
const figures: readonly [page: string, says: RegExp, figure: string | (() => string | Promise<string>)][] = [
  ['docs/keeping.md', /newest ([\d,]+) jobs/, () => number(shown('keepJobs'))],
  ['docs/keeping.md', /by size: (\d+ MB)/, () => /\((\d+ MB)/.exec(shown('keepBytes'))?.[1] ?? ''],
  ['docs/played.md', /links live (\d+) minutes/, () => number(shown('uploadLinkLifetime'))],
  ['docs/played.md', /package may have (\d+) MB/, () => number(shown('maxPackage'))],
  ['docs/played.md', /older than (\d+) minutes earns/, () => number(shown('signatureAge'))],
  ['docs/played.md', /Python, v3\) \| (\d+ of its \d+) calls/, `${calls.length} of its ${calls.length}`],
  ['docs/played.md', /v1's after ([^,]+), with/, () => waits('callbackRetry', 'v1')],
  ['docs/played.md', /v3's after ([^;]+?), with/, () => waits('callbackRetry', 'v3')],
  ['docs/played.md', /v1's after [^,]+, with (\d+ s) to answer/, () => waits('callbackTimeout', 'v1')],
  ['docs/played.md', /v3's after [^;]+, with (\d+ s) to answer/, () => waits('callbackTimeout', 'v3')],
  ['docs/played.md', /`usesmileid` ([\d.]+) \(/, useSmileId.version],
  // Faces, 2 and 4, are in test/clients/node.test.ts.
  ['docs/played.md', /\(Node\) \| job types ([\d, ]*\d),/, () => jobTypes([...packageCases, ...lookupCases], 2, 4)],
  [
    'docs/played.md',
    /`smile-id-core` [\d.]+ \(Python\) \| job types ([\d, ]*\d),/,
    () => jobTypes([...packageCases, ...lookupCases, ...pythonCases]),
  ],
  // Lookups of Enhanced KYC, 5, are in test/clients/java.test.ts.
  ['docs/played.md', /`--sec-key` \| job types ([\d, ]*\d);/, () => jobTypes(javaCases, 5)],
  ['docs/played.md', /`smile-id-core` ([\d.]+) \(/, smileIdCore.version],
  ['docs/played.md', /`smile-identity-core` ([\d.]+) \(Node\)/, devDependencies['smile-identity-core'] ?? ''],
  ['docs/quick-start.md', /That takes Node ([\d.]+)\./, engines.node.replace('>=', '')],
  ['docs/testing.md', /library needs Node ([\d.]+) or/, engines.node.replace('>=', '')],
  ['docs/troubleshooting.md', /certificate lives (\d+) days/, certificateDays],
  ['docs/troubleshooting.md', /begins with `([^`]+)`/, () => authorityName()],
  ['docs/troubleshooting.md', /valid for (.+?)\.$/m, () => inWords(certificateNames)],
]

/** The job types of what a client is tried with, in order. */
function jobTypes(cases: readonly { readonly jobType: number }[], ...others: readonly number[]): string {
  return [...new Set([...cases.map(({ jobType }) => jobType), ...others])].toSorted((a, b) => a - b).join(', ')
}

/** What the help says of waits of a generation, as a sentence does: `v3: 5s,30s,2m` is "5 s, 30 s and 2 minutes". */
function waits(name: 'callbackRetry' | 'callbackTimeout', generation: string): string {
  const [, said = ''] = new RegExp(`\\b${generation}: ([\\w,]+)`).exec(shown(name)) ?? []
  const times = said.split(',').map((one) => one.replace(/s$/, ' s').replace(/m$/, ' minutes'))
  return times.length === 1 ? (times[0] ?? '') : `${times.slice(0, -1).join(', ')} and ${times.at(-1)}`
}

/** The first number of a text. */
function number(text: string): string {
  const [, digits = ''] = /\((\d+)/.exec(text) ?? []
  return Number(digits).toLocaleString('en')
}

async function certificateDays(): Promise<string> {
  const now = new Date('2026-01-01T00:00:00Z')
  const { cert } = await issueCertificates(['localhost'], now)
  return String(Math.round((Date.parse(new X509Certificate(cert).validTo) - now.getTime()) / 86_400_000))
}

async function authorityName(): Promise<string> {
  const { ca } = await issueCertificates(['localhost'], new Date())
  return new X509Certificate(ca).subject.replace(/^CN=/, '').replace(/ [\d-]+$/, '')
}

function inWords(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``)
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}

test.each(figures)('%s says what is so: %s', async (page, says, figure) => {
  const [, said] = says.exec(pageAt(page).text) ?? []
  expect(said).toBe(typeof figure === 'string' ? figure : await figure())
})

test('a time of day on a page says that it is UTC', () => {
  const times = pages
    .filter(({ path }) => path !== 'CHANGELOG.md')
    .flatMap(({ path, text }) =>
      [...text.matchAll(/(?<![\d:.T+-])([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d|:)(.{0,8})/g)]
        .filter(([, , after = '']) => !/^(?:\.\d+)?(?: ?UTC|Z|[+-]\d\d:?\d\d| \+0000)/.test(after))
        .map(([found]) => `${path}: ${found}`),
    )
  expect(times).toEqual([])
})
