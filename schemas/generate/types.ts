import { compile } from 'json-schema-to-typescript'
import { type MessageSchema, suffix } from './message-schema.ts'

/** The TypeScript type of a message. */
export function typesOf({ name, schema }: MessageSchema): Promise<string> {
  return compile(structuredClone(schema), schema.title, {
    bannerComment: `// Made from schemas/${name}${suffix} by \`npm run generate\`. Do not edit.`,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    format: true,
    style: { semi: false, singleQuote: true, printWidth: 120 },
  })
}
