import type { KeyObject } from 'node:crypto'
import { type OldApiKey, oldApiKey } from '../core/sec-key.ts'
import { openRsaKey } from './rsa-key.ts'

/** The key of the retired sec_key, where it is served. */
export interface SecKey {
  readonly rsaKey: KeyObject | undefined
  /** What SDKs from before 2022 are given as their API key. */
  readonly secKey: OldApiKey | undefined
}

/** Opens it, or makes it on first use. @throws Error when the folder cannot be written. */
export async function openSecKey(options: { readonly secKey: boolean; readonly dataDir: string }): Promise<SecKey> {
  const rsaKey = options.secKey ? await openRsaKey(options.dataDir) : undefined
  return { rsaKey, secKey: rsaKey && oldApiKey(rsaKey) }
}
