import type { Control } from '../../control/control.ts'
import type { Milliseconds } from '../../core/time.ts'
import type { Reply, Sink } from '../../http/operation.ts'
import { encodeServerSentEvent, heartbeat, heartbeatInterval } from '../../http/replies/server-sent-events.ts'
import { html } from '../../markup/html.ts'
import type { PublicPaths } from '../public-paths.ts'
import type { Block, View } from '../view.ts'

// Many events at once are one change. A page that takes long to render is rendered less often.
const gathering: Milliseconds = 60
const restPerRendering = 8
const second: Milliseconds = 1_000
// What may wait for a slow browser to take it, in bytes; it gets the newest state later.
const mostWaiting = 512 * 1024

/** The blocks of a page by server-sent events: all of them at first, and then what has changed. */
export function liveStream(
  events: Control['events'],
  show: () => View | Promise<View>,
  inPublic: PublicPaths,
): NonNullable<Reply['stream']> {
  return (sink) => {
    const sent = new Map<string, string>()
    let timer: NodeJS.Timeout | undefined
    let isStale = false
    let isBusy = false
    let isOver = false

    function refreshIn(wait: Milliseconds): void {
      clearTimeout(timer)
      if (!isOver) timer = setTimeout(() => void refresh(), wait)
    }

    async function refresh(): Promise<void> {
      isBusy = true
      isStale = false
      const started = performance.now()
      const view = await shownNow(show)
      if (isOver) return
      if (view && sink.waiting() < mostWaiting) sendChanged(sink, view.blocks, sent, inPublic)
      const rest = Math.max(gathering, (performance.now() - started) * restPerRendering)
      timer = setTimeout(() => {
        isBusy = false
        if (isStale) refreshIn(0)
        else if (view?.countsDown) refreshIn(Math.max(0, second - rest))
      }, rest)
    }

    const unsubscribe = events.subscribe({
      on() {
        if (!isStale && !isBusy) refreshIn(gathering)
        isStale = true
      },
      closed: () => sink.end(),
    })
    const heart = setInterval(() => sink.write(heartbeat), heartbeatInterval)
    refreshIn(0)

    return () => {
      isOver = true
      unsubscribe()
      clearInterval(heart)
      clearTimeout(timer)
    }
  }
}

/** What cannot be shown any more, such as a job after a reset, stays on the page as it was. */
async function shownNow(show: () => View | Promise<View>): Promise<View | undefined> {
  try {
    return await show()
  } catch {
    return undefined
  }
}

/** One message of all blocks that are not as they were sent last. */
function sendChanged(sink: Sink, blocks: readonly Block[], sent: Map<string, string>, inPublic: PublicPaths): void {
  const changed = blocks.filter(({ id, html: { text } }) => sent.get(id) !== text)
  if (changed.length === 0) return
  for (const {
    id,
    html: { text },
  } of changed)
    sent.set(id, text)
  const partials = changed.map(
    (block) => html`<hx-partial hx-target="#${block.id}" hx-swap="innerMorph">${block.html}</hx-partial>`,
  )
  sink.write(encodeServerSentEvent({ data: inPublic.html(partials.map(({ text }) => text).join('\n')) }))
}
