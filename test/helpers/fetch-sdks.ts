// Fetches what the tests need of other languages, so that it is there when they start: npm run fetch-sdks
import { openJava } from './java.ts'
import { jsonschema, openPython, smileIdCore } from './python.ts'

await Promise.all([openPython(smileIdCore), openPython(jsonschema), openJava()])
