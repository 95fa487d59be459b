import { afterAll, describe, expect, test } from 'vitest'
import { accessibilityFindings, openChromium, openPage } from '../helpers/chromium.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { idType, linkByV1, linkByV3 } from '../helpers/smile-link.ts'

const phone = { viewport: { width: 360, height: 740 } }
const passport = idType('GH', 'PASSPORT', 'doc_verification')

const chromium = await openChromium()
afterAll(() => chromium?.close())

// In the page: this project knows no DOM. Chromium without windows has no camera: this one shows a square that moves.
const camera = `navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  Object.assign(canvas, { width: 640, height: 480 })
  let turn = 0
  setInterval(() => {
    pen.fillStyle = 'hsl(' + (turn += 37) + ' 80% 50%)'
    pen.fillRect(0, 0, 640, 480)
    pen.clearRect(turn % 500, 100, 120, 120)
  }, 20)
  return canvas.captureStream(30)
}`
const width = 'document.documentElement.scrollWidth'
const focused = 'document.activeElement.id || document.activeElement.textContent.trim()'

describe.skipIf(!chromium)('a person with a link', () => {
  if (!chromium) return

  test('takes a picture, sends it, sees the result, and goes on, while the partner hears of it', async () => {
    await using emulator = await startTestEmulator({ keepImages: true })
    await using receiver = await startReceiver()
    const next = `${emulator.url}/__emulator/health`
    const { link, user_id: userId } = await linkByV3(emulator, { callback_url: receiver.url, redirect_url: next })
    await using browser = await openPage(chromium, phone)
    const { page } = browser
    await page.addInitScript(camera)
    await page.goto(link)
    await page.getByLabel('Bank Verification Number').fill('00000000000')
    await page.getByLabel('Given names').fill('Ada')
    await page.getByLabel('Last name').fill('Obi')
    await page.getByLabel('Phone number').fill('+2348000000000')
    await page.getByRole('button', { name: 'Use the camera: Your face' }).click()
    await page.getByRole('button', { name: 'Take the picture' }).click()
    await page.getByText('The picture was taken.').waitFor()
    await page.getByLabel(/I agree that Partner 1234/).check()
    expect(await page.evaluate(width)).toBe(360)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'We are checking' }).waitFor()
    const [job] = await emulator.jobs.list()
    const images = job?.submission.package?.images ?? []
    expect(images.map(({ kind }) => kind)).toEqual(['selfie', ...Array(8).fill('liveness')])
    // What the camera sees moves, and is larger than a face that is made up.
    expect(new Set(images.map(({ sha256 }) => sha256)).size).toBeGreaterThan(2)
    expect(images[0]?.size).toBeGreaterThan(2_000)

    await emulator.clock.advance('1m')
    const [callback] = await receiver.count(1)
    expect(callback?.body).toMatchObject({ status: 'clear', user_id: userId })
    await page.getByRole('heading', { name: 'You are verified' }).waitFor()
    expect(await page.title()).toBe('You are verified')
    await page.getByRole('link', { name: 'Go on to' }).click()
    await page.waitForURL(next)
    await page.goto(link)
    await page.getByRole('heading', { name: 'This link was used already' }).waitFor()
  })

  test('goes on by itself once there is a result, unless the person stays', async () => {
    await using emulator = await startTestEmulator()
    const next = `${emulator.url}/__emulator/health`
    const { link } = await linkByV1(emulator, { id_types: [passport], redirect_url: next })
    await using browser = await openPage(chromium, phone)
    const { page } = browser
    await page.clock.install()
    for (const stays of [true, false]) {
      await page.goto(link)
      await page.getByLabel(/I agree/).check()
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByText('We are checking').waitFor()
      await emulator.clock.advance('1m')
      await page.clock.runFor(1_100)
      await page.getByText('You go on in 10 seconds.').waitFor()
      if (stays) await page.getByRole('button', { name: 'Stay on this page' }).click()
      await page.clock.runFor(10_000)
      if (stays) await page.getByText('You stay on this page.').waitFor()
      else await page.waitForURL(next)
    }
  })

  test('needs nothing but a keyboard', async () => {
    await using emulator = await startTestEmulator({ demo: true, callbacks: 'collect' })
    const { link } = await linkByV1(emulator, { id_types: [passport, idType('NG', 'BVN', 'biometric_kyc')] })
    await using browser = await openPage(chromium, phone)
    const { page } = browser
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await page.goto(link)
    await press('Tab', 'Tab', 'Enter')
    await page.getByRole('heading', { name: 'Bank Verification Number, Nigeria' }).waitFor()
    const stops: unknown[] = []
    for (const typed of ['', '00000000000', 'Ada', 'Obi', '', '', '', ' ']) {
      await press('Tab')
      stops.push(await page.evaluate(focused))
      if (stops.at(-1) === 'scenario') await page.keyboard.type('rejected')
      else if (typed !== '') await page.keyboard.type(typed)
    }
    expect(stops).toEqual([
      'Choose something else',
      'idNumber',
      'firstName',
      'lastName',
      'selfie',
      'Use the camera',
      'scenario',
      'consent',
    ])
    await press('Tab', 'Enter')
    await page.getByRole('heading', { name: 'We are checking' }).waitFor()
    expect(await emulator.jobs.list()).toMatchObject([{ scenario: { name: 'rejected' } }])
  })

  test('needs no script: the form, the made-up face and the result are there', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const { link } = await linkByV1(emulator, { redirect_url: 'https://shop.example/done' })
    await using browser = await openPage(chromium, { ...phone, javaScriptEnabled: false })
    const { page } = browser
    await page.goto(link)
    expect(await page.getByRole('button', { name: 'camera' }).count()).toBe(0)
    await page.getByLabel('Bank Verification Number').fill('00000000000')
    await page.getByLabel(/I agree/).check()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'We are checking' }).waitFor()
    await emulator.clock.advance('1m')
    await page.getByRole('link', { name: 'Look again' }).click()
    await page.getByRole('heading', { name: 'You are verified' }).waitFor()
    expect(await page.getByRole('link', { name: 'Go on to shop.example' }).getAttribute('href')).toBe(
      'https://shop.example/done',
    )
  })

  test('without a camera is told so, and sends the face that is made up', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const { link } = await linkByV1(emulator)
    await using browser = await openPage(chromium, phone)
    const { page } = browser
    await page.goto(link)
    await page.getByRole('button', { name: 'Use the camera' }).click()
    await page.getByText('There is no camera, or it may not be used.').waitFor()
    await page.getByLabel('Bank Verification Number').fill('00000000000')
    await page.getByLabel(/I agree/).check()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'We are checking' }).waitFor()
  })

  test('finds every page accessible, light and dark, on a phone, and in a link’s own colour', async () => {
    await using emulator = await startTestEmulator({ demo: true, callbacks: 'collect' })
    const long = 'unbroken'.repeat(20)
    const many = await linkByV1(emulator, { id_types: [passport, idType('NG', 'BVN', 'biometric_kyc')], name: long })
    await using browser = await openPage(chromium, { ...phone, bypassCSP: true })
    const { page } = browser
    const look = async () => {
      expect(await accessibilityFindings(page)).toEqual([])
      expect(await page.evaluate(width)).toBe(360)
    }
    await page.goto(many.link)
    await look()
    const { link } = await linkByV3(emulator, { theme_color: '#777777', description: long })
    await page.goto(link)
    await look()
    await page.getByLabel('Bank Verification Number').fill('00000000000')
    await page.getByLabel('Given names').fill('Ada')
    await page.getByLabel('Last name').fill('Obi')
    await page.getByLabel(/I agree/).check()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'Something is missing, or not right' }).waitFor()
    await look()
    await page.getByRole('link', { name: 'Fill in one of these: Email, Phone number.' }).click()
    expect(await page.evaluate(focused)).toBe('email')
    await page.keyboard.type('ada@example.com')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('heading', { name: 'We are checking' }).waitFor()
    await look()
    await emulator.clock.advance('1m')
    await page.getByRole('heading', { name: 'You are verified' }).waitFor()
    await look()
    await page.goto(`${emulator.url}/__links/1234/nowhere`)
    await look()
  })
})
