import type { Partner } from '../../../core/users/partner.ts'
import { settingsIn } from '../../../core/users/partner-settings.ts'
import { settingChecks } from '../../../core/users/setting-checks.ts'
import { pathIn, readSecret } from '../../../files/configuration.ts'
import type { Violation } from '../../../validation/violation.ts'

/** A partner as a configuration says it. One of the three says its key. */
type WrittenPartner = Omit<Partner, 'apiKey'> & {
  readonly apiKey?: string
  readonly apiKeyFile?: string
  readonly apiKeyEnv?: string
}

/** Where keys are that do not stand in a configuration. */
export interface KeyPlaces {
  /** The path of the configuration. */
  readonly path: string
  readonly environment: NodeJS.ProcessEnv
}

/** Partners as a configuration says them, with their keys. @param note is told what is wrong with them. */
export function readPartners(
  written: readonly WrittenPartner[],
  places: KeyPlaces,
  note: (violation: Violation) => void,
): readonly Partner[] {
  return written.map((one, index) => {
    const at = `/partners/${index}`
    const wrong = (name: string, message: string) => note({ pointer: `${at}/${name}`, kind: 'wrong', message })
    if (written.findIndex(({ id }) => id === one.id) < index) wrong('id', 'is the id of an earlier partner, too.')
    const settings = settingsIn(one)
    for (const [name, value] of Object.entries(settings)) {
      const expected = settingChecks[name as keyof typeof settings](value)
      if (expected) wrong(name, `expected ${expected}.`)
    }
    return { id: one.id, apiKey: keyOf(one, places, wrong), ...settings }
  })
}

/** Where the keys of partners stand that are not in the configuration itself, by the partners' ids: a file, or a variable. */
export function keyPlacesOf(written: readonly WrittenPartner[] = []): ReadonlyMap<string, string> {
  return new Map(
    written.flatMap(({ id, apiKeyFile, apiKeyEnv }) => {
      const place = apiKeyEnv ?? apiKeyFile
      return place === undefined ? [] : [[id, place] as const]
    }),
  )
}

function keyOf(
  { apiKey, apiKeyFile, apiKeyEnv }: WrittenPartner,
  { path, environment }: KeyPlaces,
  wrong: (name: string, message: string) => void,
): string {
  if (apiKey !== undefined) return apiKey
  if (apiKeyEnv !== undefined) {
    const key = environment[apiKeyEnv]?.trim()
    if (!key) wrong('apiKeyEnv', `names the variable ${apiKeyEnv}, which is not set. Set it to the key.`)
    return key ?? ''
  }
  try {
    return readSecret(pathIn(path, apiKeyFile ?? ''))
  } catch (error) {
    wrong('apiKeyFile', `names a file without a key: ${(error as Error).message}`)
    return ''
  }
}
