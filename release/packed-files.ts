/** What npm would publish. */
export interface Packed {
  readonly files: readonly { readonly path: string }[]
  /** Bytes, packed. */
  readonly size: number
}

const needed: readonly RegExp[] = [
  /^dist\/server\/cli\.js$/,
  /^dist\/server\/index\.(?:js|d\.ts)$/,
  /^dist\/server\/signature\.(?:js|d\.ts)$/,
  /^dist\/server\/store\/postgres\/connection\/migrations\//,
  /^schemas\/openapi\.json$/,
  /^scenarios\/.+\.yaml$/,
  /^contracts\/pacts\/.+\.json$/,
  /^docs\/README\.md$/,
  /^assets\//,
  /^(?:README|CHANGELOG|SECURITY)\.md$/,
  /^LICENSE$/,
  /^llms\.txt$/,
]

// Sources, tests, and whatever may hold a secret.
const unwanted =
  /(?<!\.d)\.ts$|\.map$|(?:^|\/)(?:test|bench|release|\.github|\.ci|node_modules)\/|\.(?:pem|key|db|log|env)$|^\.|package-lock/

// A package of texts and code: more than this is something that slipped in.
const mostBytes = 3 * 1024 * 1024

/** What is wrong with what would be published. */
export function packedProblems({ files, size }: Packed): string[] {
  const paths = files.map(({ path }) => path)
  return [
    ...needed
      .filter((form) => !paths.some((path) => form.test(path)))
      .map((form) => `nothing is packed that is ${form.source}`),
    ...paths.filter((path) => unwanted.test(path)).map((path) => `${path} is packed`),
    ...(size > mostBytes ? [`the package has ${size} bytes, more than ${mostBytes}`] : []),
  ]
}
