import type { Call } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'

/** One page of a list. */
export interface Paged<One> {
  readonly shown: readonly One[]
  readonly total: number
  readonly number: number
  readonly pages: number
}

/** Cuts out the page that the query names; the last when there are not so many. */
export function pageOf<One>(all: readonly One[], call: Call, size = 50): Paged<One> {
  const { number, pages } = placeOf(all.length, call, size)
  return { shown: all.slice((number - 1) * size, number * size), total: all.length, number, pages }
}

/** The same of what need not be read whole. @param read gives those that are shown. */
export async function pageFrom<One>(
  total: number,
  read: (skip: number, take: number) => Promise<readonly One[]>,
  call: Call,
  size = 50,
): Promise<Paged<One>> {
  const { number, pages } = placeOf(total, call, size)
  return { shown: await read((number - 1) * size, size), total, number, pages }
}

function placeOf(total: number, { query }: Call, size: number): Pick<Paged<unknown>, 'number' | 'pages'> {
  const pages = Math.max(1, Math.ceil(total / size))
  const asked = Number(query.get('page') ?? 1)
  const number = Number.isInteger(asked) ? Math.min(Math.max(1, asked), pages) : 1
  return { number, pages }
}

/** Says how many there are, and leads to the other pages with the same query. */
export function pager(
  { total, number, pages }: Paged<unknown>,
  { path, query }: Call,
  what: readonly [string, string],
): Html {
  const count = html`<p>${total.toLocaleString('en')} ${total === 1 ? what[0] : what[1]}</p>`
  if (pages === 1) return html`<div class="pager">${count}</div>`
  const to = (page: number, text: string) => {
    const isThere = page >= 1 && page <= pages
    return isThere ? html`<a href="${hrefOf(path, query, page)}">${text}</a>` : ''
  }
  return html`<nav class="pager" aria-label="Pages of the list">${count}
<span>${to(number - 1, '← Newer')} <span>Page ${number} of ${pages}</span> ${to(number + 1, 'Older →')}</span></nav>`
}

function hrefOf(path: string, query: URLSearchParams, page: number): string {
  const next = new URLSearchParams(query)
  next.delete('live')
  next.set('page', String(page))
  return `${path}?${next}`
}
