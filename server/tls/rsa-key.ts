import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ownFolder } from './own-folder.ts'
import { publishFolder } from './publish-folder.ts'

const fileName = 'private.pem'

// The size of an RSA block decides the length of every signature, which the schemas have.
const bits = 2_048

/**
 * The emulator's own RSA key under `dataDir`, for the retired sec_key: one for all partners, created on first use,
 * and again when its file cannot be used.
 * @throws Error when the folder cannot be written.
 */
export async function openRsaKey(dataDir: string): Promise<KeyObject> {
  const folder = ownFolder(dataDir, 'sec-key')
  const isUsable = () => readKey(folder) !== undefined
  if (!isUsable()) {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: bits })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    publishFolder({ folder, what: 'the key of sec_key', files: { [fileName]: pem }, isUsable })
  }
  const key = readKey(folder)
  if (!key) throw new Error(`The key in ${folder} was changed while it was read. Try again.`)
  return key
}

function readKey(folder: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(readFileSync(join(folder, fileName)))
    return key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails?.modulusLength === bits ? key : undefined
  } catch {
    return undefined
  }
}
