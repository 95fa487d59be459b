/** What a partner's callbacks are late by, as events report it. */
export interface LatenessWatch {
  /** Milliseconds from when a callback's result came to hold to when it was sent, since this was last asked. */
  take(): number[]
  close(): void
}

/**
 * Follows the events of one partner's jobs. A snapshot of the state says the same, but is as large as all that is kept: whoever
 * measures memory must not ask for one.
 */
export async function watchLateness(origin: string, partnerId: string): Promise<LatenessWatch> {
  const leaving = new AbortController()
  const query = new URLSearchParams({ partner_id: partnerId, type: 'result.due,callback.attempted' })
  const { body } = await fetch(`${origin}/__emulator/events?${query}`, { signal: leaving.signal })
  if (!body) throw new Error('GET /__emulator/events answers nothing.')
  const dueAt = new Map<string, number>()
  let lateness: number[] = []

  function hear({ type, at, smile_job_id, result }: CallbackEvent): void {
    const name = `${smile_job_id} ${result.code}`
    const due = dueAt.get(name)
    if (type === 'result.due') dueAt.set(name, Date.parse(at))
    else if (due !== undefined && dueAt.delete(name)) lateness.push(Date.parse(at) - due)
  }

  const heard = readEvents(body, hear)
  return {
    take() {
      const taken = lateness
      lateness = []
      return taken
    },
    close() {
      leaving.abort()
      heard.catch(() => undefined)
    },
  }
}

interface CallbackEvent {
  readonly type: string
  readonly at: string
  readonly smile_job_id: string
  readonly result: { readonly code: string }
}

/** The data of each event, a JSON text on its line (HTML's server-sent events, §9.2.6). */
async function readEvents(body: ReadableStream<Uint8Array>, hear: (event: CallbackEvent) => void): Promise<void> {
  let text = ''
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    const lines = (text + part).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) hear(JSON.parse(line.slice('data: '.length)))
  }
}
