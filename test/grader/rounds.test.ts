import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../server/cli/options/grader.ts'
import { createGradeList } from '../../server/cli/reports/grade-list.ts'
import { gradeJson, gradeJunit } from '../../server/cli/reports/grade-report.ts'
import { type CaseResult, createGradeReport } from '../../server/grader/report.ts'
import { chosenRounds, countCases, type RoundOptions } from '../../server/grader/rounds.ts'
import { gradedGenerations } from '../../server/vendor/contract-kit.ts'
import { absent, listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { createMadeUp } from '../vendor/made-up-generation.ts'

const parts = absent('parts') as never
const [v1] = await gradedGenerations(listGenerations().filter(({ name }) => name === 'v1'))
const [madeUp] = await gradedGenerations([createMadeUp(parts)])
if (!v1 || !madeUp) throw new Error('Both are graded.')

const asked: RoundOptions = { ...defaultSettings, generations: [v1, madeUp], statusUrl: undefined }
const roundsOf = (more: Partial<RoundOptions>) =>
  chosenRounds({ ...asked, ...more }).map(({ generation, products, cases }) => ({
    name: generation.name,
    products,
    ids: cases.map(({ id }) => id),
  }))

describe('what is graded of several generations', () => {
  test('is of each the products that it usually grades', () => {
    expect(roundsOf({}).map(({ name, products }) => [name, products])).toEqual([
      ['v1', v1.grading.usualProducts],
      ['made-up', madeUp.grading.products],
    ])
  })

  test('is of each those of the named products that it calls back about, and nothing of one that has none of them', () => {
    expect(roundsOf({ products: ['biometric_kyc', 'photo_update'] }).map(({ products }) => products)).toEqual([
      ['biometric_kyc', 'photo_update'],
      ['biometric_kyc'],
    ])
    expect(roundsOf({ products: ['photo_update'] }).map(({ name }) => name)).toEqual(['v1'])
  })

  test('is what a pattern chooses of any of them; one that none has is named', () => {
    expect(roundsOf({ only: ['signature/stale'] }).map(({ name, ids }) => [name, ids])).toEqual([
      ['v1', ['signature/stale']],
    ])
    expect(roundsOf({ only: ['signature/forged'] }).map(({ name }) => name)).toEqual(['v1', 'made-up'])
    expect(() => roundsOf({ only: ['signature', 'nonsense'] })).toThrow('No case is called "nonsense"')
  })

  test('is something, or it is said why not', () => {
    expect(() => roundsOf({ generations: [madeUp], products: ['photo_update'] })).toThrow(
      'made-up never calls back about photo_update. There are: biometric_kyc, smart_selfie_registration.',
    )
    expect(() => roundsOf({ generations: [] })).toThrow(/^No generation .* brings cases for test-callback\.$/)
  })

  test('is listed separately for people, and in reports for machines', () => {
    const rounds = chosenRounds({ ...asked, only: ['signature/forged'] })
    const results = rounds.map(({ generation: { name: generation }, cases: [one] }) => ({
      ...{ generation, case: one, status: 'passed', expected: '2xx', actual: '200' },
    })) as readonly CaseResult[]
    const vocabulary = { path: '', words: { approved: [], rejected: [], pending: [] } }
    const options = { ...defaultSettings, ...asked, url: 'http://localhost/', seed: 'x', vocabulary }
    const written: string[] = []
    const stream = { write: (text: string) => written.push(stripVTControlCharacters(text)) } as unknown
    const list = createGradeList(stream as NodeJS.WriteStream, options, rounds)
    list.begin()
    for (const one of results) list.add(one)
    const text = written.join('')
    expect(text).toMatch(
      /, v1: job types [\d, ]+; made-up: biometric_kyc, smart_selfie_registration: 2 cases, seed x\./,
    )
    expect(text).toMatch(/Callbacks of v1\n\nSignatures\n.*signature\/forged\n\nCallbacks of made-up\n\nSignatures\n/)

    const report = createGradeReport(results, countCases(rounds))
    expect(JSON.parse(gradeJson(report)).cases.map((one: { api: string }) => one.api)).toEqual(['v1', 'made-up'])
    for (const name of ['v1', 'made-up'])
      expect(gradeJunit(report)).toContain(`classname="test-callback.${name}.signature"`)
  })
})
