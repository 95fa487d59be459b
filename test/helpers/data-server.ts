import { enableCompileCache } from 'node:module'

// An emulator in a process of its own, over a file. It loads first, and opens the file that a message names.
enableCompileCache()
const { startTestEmulator } = await import('./emulator.ts')

process.once('message', async (options: object) => {
  const emulator = await startTestEmulator({ clock: 'system', ...options })
  process.once('SIGTERM', async () => {
    await emulator.close()
    process.disconnect()
  })
  process.send?.({ url: emulator.url })
})
process.send?.('loaded')
