import type { Emulator } from '../../server/index.ts'

/** A page as it came. */
export interface Page {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** The same without markup, for tests that look for words. */
  readonly text: string
}

/** A browser that runs no scripts. */
export interface Browser {
  open(path?: string): Promise<Page>
  /** Submits a form; the answer is the page it leads to. */
  submit(path: string, fields?: Readonly<Record<string, string>>): Promise<Page>
}

/** A person's browser without JavaScript: reads pages, and submits their forms. */
export function createBrowser(emulator: Pick<Emulator, 'url'>): Browser {
  async function load(path: string, init: RequestInit = {}): Promise<Page> {
    const response = await fetch(`${emulator.url}${path}`, { redirect: 'follow', ...init })
    const html = await response.text()
    return { status: response.status, headers: response.headers, html, text: textOf(html) }
  }

  return {
    open: (path = '/__emulator/') => load(path),
    submit: (path: string, fields: Readonly<Record<string, string>> = {}) =>
      load(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

function textOf(html: string): string {
  return plainText(html.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ')
}

/** What escaped text says. */
export function plainText(html: string): string {
  return html.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '&',
  )
}
