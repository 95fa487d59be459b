import type { Message } from '../../core/callbacks/message.ts'
import type { CaseCallback, DeliverStep } from '../../vendor/grading/case.ts'
import { composeMessage } from '../compose.ts'
import { describeAnswer, judgeAnswer, type Shortcoming } from '../judge.ts'
import type { Answer } from './partner-port.ts'
import type { RunParts, Scene } from './scene.ts'

/** Posts the callbacks of a step at once. @returns the problem of the first wrong answer. */
export async function deliver(step: DeliverStep, scene: Scene, parts: RunParts): Promise<Shortcoming | undefined> {
  const messages = step.callbacks.map((one) => compose(one, scene, parts))
  const answers = await Promise.all(messages.map((message) => parts.port.post(message)))
  const judged = answers.map((answer) => judgeAnswer(step.rule, answer, parts.maxAnswer))
  const index = Math.max(
    0,
    judged.findIndex((wrong) => wrong !== undefined),
  )
  scene.last = messages[index] as Message
  scene.lastAnswer = answers[index] as Answer
  const wrong = judged[index]
  const callback = step.callbacks[index]
  if (!wrong || !callback || step.rule !== 'taken' || (answers[index]?.status ?? 0) < 500) return wrong
  // As the vendor would: sent again with a new signature.
  const second = await parts.port.post(compose({ ...callback, name: '' }, scene, parts))
  return { ...wrong, actual: `${wrong.actual}; when it was sent again, ${describeAnswer(second)}` }
}

/** A callback of the case, as it is sent. */
export function compose(callback: CaseCallback, scene: Scene, { sender, now, ledger }: RunParts): Message {
  const job = scene.jobs.get(callback.job)
  if (!job) throw new RangeError(`the case has no job "${callback.job}"`)
  ledger.forget(job.submission.jobId)
  const earlier = (name: string) => {
    const message = scene.sent.get(name)
    if (!message) throw new RangeError(`no callback called "${name}" was sent before`)
    return message
  }
  if (callback.sameAs !== undefined) return earlier(callback.sameAs)
  const message = composeMessage(callback, job, sender, now(), (name) => earlier(name).encoded)
  if (callback.name) scene.sent.set(callback.name, message)
  return message
}
