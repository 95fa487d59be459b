// Fetches what the tests need of other languages, so that it is there when they start: npm run fetch-sdks
import { openJava } from './java.ts'
import { jsonschema, openPython, pactPython, pytest, smileIdCore, useSmileId } from './python.ts'

await Promise.all([...[smileIdCore, useSmileId, jsonschema, pactPython, pytest].map(openPython), openJava()])
