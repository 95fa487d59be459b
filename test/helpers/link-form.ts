/** A browser without scripts, as far as the page behind a link needs one: cookies, forms, and being sent on. */
export interface LinkBrowser {
  /** Opens a page, and reads its form. */
  open(url: string): Promise<OpenedPage>
  /** Sends a page's form. @param headers more of them. @param change what is done to it that no browser does. */
  send(
    page: OpenedPage,
    filled: Readonly<Record<string, string | Blob>>,
    headers?: Readonly<Record<string, string>>,
    change?: (form: FormData) => void,
  ): Promise<OpenedPage>
}

/** A page as it was answered. */
export interface OpenedPage {
  readonly url: string
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

export function linkBrowser(): LinkBrowser {
  let cookie = ''

  async function read(response: Response): Promise<OpenedPage> {
    const [set] = response.headers.getSetCookie()
    if (set !== undefined) cookie = set.split(';')[0] ?? ''
    const { status, headers, url } = response
    const location = headers.get('location')
    if (status === 303 && location !== null) return open(new URL(location, url).href)
    return { url, status, headers, text: await response.text() }
  }

  async function open(url: string): Promise<OpenedPage> {
    return read(await fetch(url, { headers: { cookie }, redirect: 'manual' }))
  }

  return {
    open,
    async send({ url, text }, filled, headers = {}, change = () => undefined) {
      const form = new FormData()
      for (const [, name = '', value = ''] of text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)) {
        form.append(name, value)
      }
      for (const [name, value] of Object.entries(filled)) form.set(name, value)
      change(form)
      const [, action = ''] = /<form method="post" action="([^"]*)"/.exec(text) ?? []
      const target = new URL(action, url)
      return read(
        await fetch(target, { method: 'POST', body: form, headers: { cookie, ...headers }, redirect: 'manual' }),
      )
    },
  }
}
