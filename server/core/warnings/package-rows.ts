/** Warnings about the PUT, and what is in the zip. */
export const packageWarningRows = {
  // Source: v1 §4: the content type is part of what S3 has signed; warn, not fail (§12.16).
  'put-content-type': {
    seen: 'The package was PUT with {type}.',
    cure: 'Send Content-Type: application/zip and nothing more: S3 answers 403 SignatureDoesNotMatch to any other.',
    refusal: 'not_authorized',
  },
  // The four of a package that cannot be judged. Sources: v1 §7.1 (0903 and 0001), §4.1.
  'zip-corrupt': {
    seen: 'The package cannot be unzipped. {problem}',
    cure: 'PUT the raw bytes of one whole zip, without base64 and without multipart. --max-unpacked is how much may be in it.',
    refusal: 'wrong_type',
  },
  'info-json-missing': {
    seen: 'The package has no info.json. It holds {entries}.',
    cure: 'Put info.json at the root of the zip.',
    refusal: 'missing_parameter',
  },
  'info-json-invalid': {
    seen: 'info.json cannot be used. {problem}',
    cure: 'Write JSON as schemas/v1/info-json.schema.json says; images is the one member that it must have.',
    refusal: 'invalid_json',
  },
  'selfie-missing': {
    seen: 'The package has no selfie (image_type_id 0 or 2). Pictures named by info.json: {types}. Entries: {entries}.',
    cure: 'Send one: type 0 for a file of the zip, type 2 for base64.',
    refusal: 'missing_parameter',
  },

  // About what is in the zip. Source: v1 §4.2, what really is in each SDK's.
  'info-json-in-folder': {
    seen: 'info.json is in the folder "{folder}" of the zip.',
    cure: 'Zip the files themselves, not the folder that they are in. No SDK of Smile ID zips a folder.',
    refusal: 'wrong_type',
  },
  // Python's entries named base64imgString are its SDK's own and earn nothing.
  'duplicate-zip-entries': {
    seen: 'The zip holds different files under the one name "{name}".',
    cure: 'Give each picture a file name of its own.',
    refusal: 'wrong_type',
  },
  'unnamed-picture': {
    seen: '"{name}" is in the zip, and info.json does not name it.',
    cure: 'Name it as file_name of a member of images, or nobody looks at it.',
    refusal: 'missing_parameter',
  },
  // Sources: v1 §4.2 and §11.3.
  'image-is-a-path': {
    seen: 'A picture of type {type} was sent as the path "{path}", without the file.',
    cure: 'Send base64 text. The JavaScript and Ruby SDKs do not zip types 4 and 5: use type 6 for liveness, and 7 for the back of a document.',
    refusal: 'wrong_type',
  },
  // Sources: v1 §4.2 and §11.9.
  'data-uri': {
    seen: 'A picture of type {type} begins with "data:".',
    cure: 'Send the base64 text alone, without what stands before its comma.',
    refusal: 'wrong_type',
  },
  'image-missing': {
    seen: 'A picture of type {type} is not there: {lack}.',
    cure: 'Put the file into the zip under the file_name that info.json gives, or send base64 text as image.',
    refusal: 'missing_parameter',
  },
  // Source: v1 §4.2: JPEG only, in the current documents.
  'image-not-a-picture': {
    seen: 'A picture of type {type} is no JPEG; it is {content}.',
    cure: 'Send JPEG. Phones make HEIC: convert it first.',
    refusal: 'wrong_type',
  },
  // Advice, because older documents, and the SDKs, take PNG. Source: v1 §4.2.
  'image-is-png': {
    seen: 'A picture of type {type} is PNG.',
    cure: "Send JPEG: Smile ID's current documents allow nothing else, though older ones and the SDKs let PNG pass.",
  },
  // Advice: the SDKs' own examples say that liveness is not required of whoever needs no proof of life. Source: v1 §4.2 [JS] [PY] [RB].
  'no-liveness': {
    seen: 'The package has no liveness pictures (types 4 and 6), so nothing shows that the selfie is of a living person.',
    cure: 'Send 8 of them, unless you need no proof of life.',
  },
  // Sources: v1 §4.2 (8 expected, 7 to 9 in older documents), v2 §3 (Android sends 7 or 8).
  'too-few-liveness': {
    seen: 'Liveness pictures (types 4 and 6) in the package: {count}.',
    cure: "Send 8. Fewer than 7 are in no document of Smile ID's, and its own apps send 7 or 8.",
    refusal: 'missing_parameter',
  },
  // Source: v1 §4.2: which types are files of the zip, and which are base64. The Python SDK refuses to send others.
  'image-type-form': {
    seen: 'A picture of type {type} came as {form}, and its type is for {right}.',
    cure: 'Send types 0, 1, 4 and 5 as files of the zip, named by file_name, and types 2, 3, 6 and 7 as base64 text in image.',
    refusal: 'wrong_type',
  },
  // Source: v1 §4.1: the SDKs for servers and the web send numbers; those for phones may send text, and their users cannot change it.
  'image-type-as-text': {
    seen: 'image_type_id is the text "{type}".',
    cure: 'Send the number.',
    refusal: 'wrong_type',
  },
  // Sources: v1 §6.4 and §8.1; the JavaScript, Python and PHP SDKs refuse to send such a job.
  'document-image-missing': {
    seen: 'A job of {product} came without a picture of the document.',
    cure: 'Send its front: type 1 for a file of the zip, type 3 for base64.',
    refusal: 'missing_parameter',
  },
} as const
