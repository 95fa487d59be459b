// A process of its own, so that its memory can be measured: answers "url" and "rss".
import { startPartsEcho } from './parts-echo.ts'

const started = startPartsEcho()
process.on('message', async (question) => {
  const { url } = await started
  process.send?.(question === 'url' ? url : process.memoryUsage.rss())
})
