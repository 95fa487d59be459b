import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram } from '../helpers/command.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

// As an app has it whose server cannot be changed: 0 is testapi.smileidentity.com, 1 is api.smileidentity.com (v1 §1).
const program = `
  import smile from 'smile-identity-core'
  const [server, id, key, picture] = process.argv.slice(1)
  const images = [{ image_type_id: 2, image: picture }, ...Array(8).fill({ image_type_id: 6, image: picture })]
  const params = { user_id: 'demo-anna-rejected', job_id: 'hard-coded', job_type: 2 }
  const options = { return_job_status: true, return_history: false, return_images: false }
  try {
    const { result } = await new smile.WebApi(id, 'inbox:' + id, key, server).submit_job(params, images, {}, options)
    console.log(result.ResultCode)
  } catch (error) {
    console.log(error.code)
  }`

function callServer(server: string, line: string, caPath: string) {
  const words = ['--require', join(import.meta.dirname, 'own-resolver.cjs'), '--input-type=module', '-e', program, '--']
  const [id, key] = ['1234', 'emulator-api-key']
  return runProgram(process.execPath, [...words, server, id, key, pictureBase64], {
    HOSTS_LINE: line,
    NODE_EXTRA_CA_CERTS: caPath,
  })
}

test.concurrent.each([
  ['0', 'testapi.smileidentity.com'],
  ['1', 'api.smileidentity.com'],
])('the Node SDK with the server %s reaches an emulator that has %s in its certificate', async (server, name) => {
  const dataDir = temporaryFolder('hard-coded')
  await using emulator = await startTestEmulator({ clock: 'system', dataDir, tlsNames: [name] })
  const { stdout, stderr } = await callServer(server, `${name} ${new URL(emulator.url).port}`, emulator.ca.path)
  expect([stdout, stderr]).toEqual(['0821\n', ''])
  expect(await emulator.jobs.list()).toHaveLength(1)
})

test.concurrent('and does not trust one that has not', async () => {
  await using emulator = await startTestEmulator({ clock: 'system', dataDir: temporaryFolder('hard-coded') })
  const line = `testapi.smileidentity.com ${new URL(emulator.url).port}`
  expect((await callServer('0', line, emulator.ca.path)).stdout).toBe('ERR_TLS_CERT_ALTNAME_INVALID\n')
})
