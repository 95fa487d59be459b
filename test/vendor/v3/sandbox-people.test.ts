import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { outcomes } from '../../../server/core/jobs/outcome.ts'
import { type Product, products } from '../../../server/core/jobs/product.ts'
import { resultOf } from '../../../server/core/jobs/result.ts'
import { packageRoot } from '../../../server/files/root.ts'
import { readScenarios } from '../../../server/files/scenarios/files.ts'
import { sandboxPersonOf } from '../../../server/vendor/shared/sandbox/people.ts'
import { v3Wording } from '../../../server/vendor/v3/wording/wording.ts'
import { registry } from '../../helpers/registry.ts'

// What the page of the vendor's facts calls products.
const faces: readonly Product[] = [
  ...(['smart_selfie_registration', 'smart_selfie_authentication', 'smart_selfie_compare'] as const),
]
const known: Readonly<Record<string, readonly Product[]>> = {
  EKYC: ['enhanced_kyc'],
  BKYC: ['biometric_kyc'],
  selfie: faces,
  DocV: ['document_verification'],
  'Enh DocV': ['enhanced_document_verification'],
}
const all = [...new Set(Object.values(known).flat())]

const { canSay, word } = v3Wording
const shipped = readScenarios([], registry, () => [v3Wording])
const isPlayed = (product: Product) => outcomes.some((outcome) => canSay(product, outcome, 'machine'))

/** The rows of v3 §9 whose person is published, for each product that they name. */
const rows = readFileSync(join(packageRoot, 'docs/protocol/v3.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, , , email]) => email?.endsWith('@example.com'))
  .flatMap(([, lastName = '', givenNames = '', email = '', status = '', reason = '', message = '', named = '']) =>
    (named === 'all' ? all : named.split(', ').flatMap((name) => known[name] ?? [])).map((product) => ({
      ...{ lastName, givenNames, email, product },
      ...{ status, reason: reason === '–' ? '' : `${reason}: `, message },
    })),
  )

test('the page has the people of every product', () => {
  expect(rows.length).toBeGreaterThan(30)
  expect([...new Set(rows.map(({ product }) => product))].toSorted()).toEqual(all.toSorted())
  expect(products).toEqual(expect.arrayContaining(all))
})

test.each(rows.filter(({ product }) => isPlayed(product)))(
  '$givenNames $lastName comes to $status in $product',
  ({ product, status, reason, message, ...named }) => {
    const name = sandboxPersonOf(named)?.scenarios[product]
    const [stage] = shipped.find((one) => one.name === name)?.stages ?? []
    if (!stage) throw new Error(`${named.lastName} asks for "${name}" in ${product}, which has no result.`)
    const { code, text } = word(product, resultOf(stage.outcome, stage.by))
    expect(code).toBe(status)
    // Errors end in a full stop in one place, and in none in another (v3 §7).
    const said = product === 'smart_selfie_registration' ? message.replace('Verification', 'Enrollment') : message
    expect(text.replace(/\.$/, '')).toMatch(asPattern(`${reason}${said}`))
  },
)

/** What is in angle brackets differs from job to job. */
function asPattern(text: string): RegExp {
  const parts = text.replaceAll('`', '').split(/<\w+>/)
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`)
}
