/** An endpoint of Smile ID in the OpenAPI document, with the names of its messages' schemas. */
export interface Endpoint {
  readonly method: string
  /** Such as `/v1/smile_links/{ref_id}`. */
  readonly path: string
  readonly request: string | undefined
  /** By status; undefined where the answer is not JSON. */
  readonly responses: Readonly<Record<string, string | undefined>>
  /** The headers of Smile ID's own in answers, by status, in lower case. */
  readonly headers: Readonly<Record<string, readonly string[]>>
}

// biome-ignore lint/suspicious/noExplicitAny: the OpenAPI document is our own, and tested.
type OpenApi = any

/** Every endpoint of the vendor's. */
export function vendorEndpoints(openApi: OpenApi): Endpoint[] {
  const { paths, components } = openApi
  const schemaOf = (content: OpenApi): string | undefined => {
    const [, component] = /#\/components\/schemas\/(\w+)$/.exec(jsonOrForm(content)?.schema?.$ref) ?? []
    return component && schemaName(components.schemas[component].title)
  }
  const resolved = (response: OpenApi) => components.responses[response.$ref?.split('/').at(-1)] ?? response
  return Object.entries<OpenApi>(paths)
    .filter(([path]) => path !== '/' && !path.startsWith('/__emulator'))
    .flatMap(([path, methods]) =>
      Object.entries<OpenApi>(methods).map(([method, { requestBody, responses }]) => ({
        method: method.toUpperCase(),
        path,
        request: schemaOf(requestBody?.content),
        responses: Object.fromEntries(
          Object.entries<OpenApi>(responses).map(([status, one]) => [status, schemaOf(resolved(one).content)]),
        ),
        headers: Object.fromEntries(
          Object.entries<OpenApi>(responses).map(([status, one]) => [status, headersOf(resolved(one))]),
        ),
      })),
    )
}

function jsonOrForm(content: OpenApi): OpenApi {
  return content?.['application/json'] ?? content?.['multipart/form-data']
}

/** The emulator's own, which says what helps, is no part of a contract. */
function headersOf({ headers = {} }: OpenApi): string[] {
  return Object.keys(headers)
    .map((name) => name.toLowerCase())
    .filter((name) => !name.startsWith('smile-emulator-'))
}

/** The endpoint that a request goes to. */
export function endpointOf(endpoints: readonly Endpoint[], method: string, path: string): Endpoint | undefined {
  return endpoints.find((one) => one.method === method.toUpperCase() && patternOf(one.path).test(path))
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)
}

/** `V1 upload request` is `v1/upload-request`. */
function schemaName(title: string): string {
  const [folder = '', ...words] = title.toLowerCase().split(' ')
  return `${folder}/${words.join('-')}`
}
