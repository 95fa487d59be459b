import type { WarningWords } from '../../../../core/warnings/words.ts'

/** What v1 says in warnings about the PUT, and what is in the zip. */
export const packageWords: WarningWords = {
  'put-content-type': {
    seen: ({ type }) => `The package was PUT with ${type}.`,
    cure: 'Send Content-Type: application/zip and nothing more: S3 answers 403 SignatureDoesNotMatch to any other.',
  },
  'zip-corrupt': {
    seen: ({ problem }) => `The package cannot be unzipped. ${problem}`,
    cure: 'PUT the raw bytes of one whole zip, without base64 and without multipart. --max-unpacked is how much may be in it.',
  },
  'info-json-missing': {
    seen: ({ entries }) => `The package has no info.json. It holds ${entries}.`,
    cure: 'Put info.json at the root of the zip.',
  },
  'info-json-invalid': {
    seen: ({ problem }) => `info.json cannot be used. ${problem}`,
    cure: 'Write JSON as schemas/v1/info-json.schema.json says; images is the one member that it must have.',
  },
  'selfie-missing': {
    seen: ({ types, entries }) =>
      `The package has no selfie (image_type_id 0 or 2). Pictures named by info.json: ${types}. Entries: ${entries}.`,
    cure: 'Send one: type 0 for a file of the zip, type 2 for base64.',
  },
  'info-json-in-folder': {
    seen: ({ folder }) => `info.json is in the folder "${folder}" of the zip.`,
    cure: 'Zip the files themselves, not the folder that they are in. No SDK of Smile ID zips a folder.',
  },
  'duplicate-zip-entries': {
    seen: ({ name }) => `The zip holds different files under the one name "${name}".`,
    cure: 'Give each picture a file name of its own.',
  },
  'unnamed-picture': {
    seen: ({ name }) => `"${name}" is in the zip, and info.json does not name it.`,
    cure: 'Name it as file_name of a member of images, or nobody looks at it.',
  },
  'image-is-a-path': {
    seen: ({ type, path }) => `A picture of type ${type} was sent as the path "${path}", without the file.`,
    cure: 'Send base64 text. The JavaScript and Ruby SDKs do not zip types 4 and 5: use type 6 for liveness, and 7 for the back of a document.',
  },
  'data-uri': {
    seen: ({ type }) => `A picture of type ${type} begins with "data:".`,
    cure: 'Send the base64 text alone, without what stands before its comma.',
  },
  'image-missing': {
    seen: ({ type, lack }) => `A picture of type ${type} is not there: ${lack}.`,
    cure: 'Put the file into the zip under the file_name that info.json gives, or send base64 text as image.',
  },
  'image-not-a-picture': {
    seen: ({ type, content }) => `A picture of type ${type} is no JPEG; it is ${content}.`,
    cure: 'Send JPEG. Phones make HEIC: convert it first.',
  },
  'image-is-png': {
    seen: ({ type }) => `A picture of type ${type} is PNG.`,
    cure: "Send JPEG: Smile ID's current documents allow nothing else, though older ones and the SDKs let PNG pass.",
  },
  'no-liveness': {
    seen: () =>
      'The package has no liveness pictures (types 4 and 6), so nothing shows that the selfie is of a living person.',
  },
  'too-few-liveness': {
    seen: ({ count }) => `Liveness pictures (types 4 and 6) in the package: ${count}.`,
  },
  'image-type-form': {
    seen: ({ type, form, right }) => `A picture of type ${type} came as ${form}, and its type is for ${right}.`,
    cure: 'Send types 0, 1, 4 and 5 as files of the zip, named by file_name, and types 2, 3, 6 and 7 as base64 text in image.',
  },
  'image-type-as-text': {
    seen: ({ type }) => `image_type_id is the text "${type}".`,
    cure: 'Send the number.',
  },
  'document-image-missing': {
    cure: 'Send its front: type 1 for a file of the zip, type 3 for base64.',
  },
}
