// Runs the example partner on its own: npm run partner
import { createPartnerService } from './service.ts'

const { SMILE_ID_PARTNER_ID = '1234', SMILE_ID_API_KEY = 'emulator-api-key', PORT = '3000', MAX_AGE } = process.env

const { server } = createPartnerService({
  partnerId: SMILE_ID_PARTNER_ID,
  apiKey: SMILE_ID_API_KEY,
  // Beside a virtual clock, whose callbacks are of another year: MAX_AGE=Infinity npm run partner
  ...(MAX_AGE && { maxAge: Number(MAX_AGE) * 1_000 }),
  onDecision: ({ userId, jobId, result }, decision) => {
    console.log(`${userId} (${jobId}): ${result}, so ${decision}`)
  },
})
server.once('error', (error: NodeJS.ErrnoException) => {
  const cure = error.code === 'EADDRINUSE' ? ` Choose another port: PORT=3001 npm run partner.` : ''
  console.error(`${error.message}.${cure}`)
  process.exitCode = 1
})
server.listen(Number(PORT), '127.0.0.1', () => console.log(`Callbacks are heard at http://localhost:${PORT}/callback`))
