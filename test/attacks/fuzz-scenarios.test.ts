import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shippedScenarios } from '../../server/files/scenarios/files.ts'
import { createScenarioSet } from '../../server/files/scenarios/set.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { anyText, byteChanges, evilText, fuzzing, fuzzTime } from '../helpers/fuzz.ts'
import { registry } from '../helpers/registry.ts'

const texts = readdirSync(shippedScenarios)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(shippedScenarios, name)))

/** YAML with something evil in the place of a word. */
const spoilt = fc.oneof(
  fc.tuple(fc.constantFrom(...texts), byteChanges).map(([text, spoil]) => spoil(text).toString('utf8')),
  fc.tuple(fc.constantFrom(...texts), fc.nat(), evilText).map(([text, which, evil]) => {
    const words = text.toString('utf8').split(/\b/)
    return words.with(which % words.length, evil).join('')
  }),
  anyText(100),
  fc
    .tuple(fc.constantFrom('&a [*a]', '!!js/function', '<<: *x', '? [a]', '%YAML 9', '--- |', '"\\'), fc.string())
    .map((parts) => parts.join('')),
)

test(
  'a scenario is taken, or its problems are reported with their places; nothing is thrown',
  () => {
    const set = createScenarioSet({
      folders: [],
      registry,
      wordings: () => [v1Wording],
      defaultName: 'approved',
      now: Date.now,
    })
    let [taken, refused] = [0, 0]
    const property = fc.property(spoilt, (text) => {
      const problems = set.put('fuzzed', text.replace(/^name: .*$/m, 'name: fuzzed'))
      if (problems.length > 0) refused++
      else taken++
      for (const { line, column, message } of problems) {
        expect([line >= 1, column >= 1, message !== '']).toEqual([true, true, true])
      }
      expect(set.all().length).toBeGreaterThan(50)
    })
    fc.assert(property, fuzzing(300))
    expect(Math.min(taken, refused)).toBeGreaterThan(10)
  },
  fuzzTime,
)
