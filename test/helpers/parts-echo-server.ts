// A process of its own, for whoever looks at its memory: answers "url" and "rss".
import { startPartsEcho } from './parts-echo.ts'

const started = startPartsEcho()
process.on('message', async (question) => {
  const { url } = await started
  process.send?.(question === 'url' ? url : process.memoryUsage.rss())
})
