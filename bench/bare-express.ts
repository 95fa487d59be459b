import express from 'express'
import multer from 'multer'
import { cannedAnswers } from './canned-answers.ts'

// The calls as anybody would first write them on Express: what the framework costs. Started by the bench with a port.
const port = Number(process.argv[2])
const answers = cannedAnswers(port)
const app = express()

app.get('/', (_request, response) => void response.json(answers.health))
app.post('/v1/upload', express.json(), (_request, response) => void response.json(answers.upload))
app.put('/upload/:partner/:ref/:file', express.raw({ type: () => true, limit: '20mb' }), (_request, response) => {
  response.end()
})
app.post('/v1/job_status', express.json(), (_request, response) => void response.json(answers.status))
app.post('/v2/smart-selfie-enroll', multer().any(), (_request, response) => void response.json(answers.enrolled))
app.post('/v3/token', (_request, response) => void response.json(answers.token))
app.post('/v3/enhanced_kyc', multer().any(), (_request, response) => void response.status(202).json(answers.accepted))
app.post('/v3/biometric_kyc', multer().any(), (_request, response) => void response.status(202).json(answers.accepted))
app.get('/v3/status/:job', (_request, response) => void response.json(answers.done))
app.listen(port, '127.0.0.1')
