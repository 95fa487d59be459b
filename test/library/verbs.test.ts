import { expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'

test('in memory a verb has taken effect when it returns: a forgotten await breaks no test', async () => {
  await using emulator = await startTestEmulator()
  void emulator.next('rejected', { times: 2 })
  void emulator.users.set('anna', 'enrolled')
  void emulator.partner({ id: 'mine' })
  const changed = emulator.snapshot()
  void emulator.reset()
  const reset = emulator.snapshot()

  expect(await changed).toMatchObject({
    partners: [{ queue: ['rejected', 'rejected'] }],
    users: [{ userId: 'anna' }],
    minted: [{ id: 'mine' }],
  })
  expect(await reset).toMatchObject({ partners: [], users: [], minted: [{ id: 'mine' }] })
})

test('a partner is gone when its disposal returns, awaited or not', async () => {
  await using emulator = await startTestEmulator()
  for (const end of [
    async () => {
      using partner = await emulator.partner({ id: 'mine' })
      await partner.next('rejected')
    },
    async () => {
      await using partner = await emulator.partner({ id: 'mine' })
      await partner.next('rejected')
    },
    async () => void (await emulator.partner({ id: 'mine' })).dispose(),
  ]) {
    await end()
    expect(await emulator.snapshot()).toMatchObject({ partners: [], minted: [] })
  }
})
