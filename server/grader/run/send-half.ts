import type { AddressGuard } from '../../callbacks/http/address-guard.ts'
import { speakerOf } from '../../callbacks/http/speaker.ts'
import { startTimer } from '../../callbacks/http/timer.ts'
import type { Message } from '../../core/callbacks/message.ts'
import type { Milliseconds } from '../../core/time.ts'

/**
 * Sends the head and the first half of a body, and breaks the connection.
 * @param timeout how long that may take in all.
 */
export function sendHalf(guard: AddressGuard, { url, headers, body }: Message, timeout: Milliseconds): Promise<void> {
  const { protocol, hostname } = new URL(url)
  if (guard.refusal(hostname) !== undefined) return Promise.resolve()
  const bytes = Buffer.from(body)
  return new Promise((resolve) => {
    const request = speakerOf(protocol).request(url, {
      method: 'POST',
      agent: false,
      lookup: guard.lookup,
      headers: { ...headers, 'content-length': bytes.length },
    })
    const stopTimer = startTimer(timeout, () => request.destroy())
    const end = (): void => {
      stopTimer()
      resolve()
    }
    request.once('error', end)
    request.once('close', end)
    request.write(bytes.subarray(0, bytes.length >> 1), () => request.destroy())
  })
}
