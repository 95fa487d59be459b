import type { UserView } from '../../control/record-views.ts'
import { ControlError } from '../../core/errors.ts'
import { type KnownUser, userStates } from '../../core/users/enrolment.ts'
import type { Call, Operation } from '../../http/operation.ts'
import { type Html, html } from '../../markup/html.ts'
import { filterForm, input, partnerSelect, select } from '../cards/fields.ts'
import { pageOf, pager } from '../cards/paging.ts'
import { inPlace } from '../layout.ts'
import { action, page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { home, paths } from '../paths.ts'
import type { View } from '../view.ts'
import { badge, plain, said } from '../words.ts'

const states: readonly (readonly [string, string])[] = [
  ...userStates.map((one) => [one, plain(one)] as const),
  ['absent', 'not on file'],
]

/** Who is on file, and in what state. */
async function usersView({ control }: PageParts, call: Call): Promise<View> {
  const { query } = call
  const text = (query.get('q') ?? '').trim().toLowerCase()
  const partnerId = query.get('partner') || undefined
  const known = await control.users({ partnerId })
  const users = known.filter(({ userId }) => userId.toLowerCase().includes(text))
  const paged = pageOf(users, call)
  const shown = await Promise.all(paged.shown.map(({ userId, partnerId }) => control.user(userId, partnerId)))
  const forms = html`<h1>Users</h1>
${filterForm(paths.users, [partnerSelect(control, query.get('partner')), input('q', 'User', query.get('q') ?? '', html`type="search"`)])}
<section class="card"><h2>Say who is on file</h2>
<form method="post" action="${paths.users}" class="inline">
${partnerSelect(control, query.get('partner'), true)}
${input('user', 'User id', '', html`required`)}
${select('state', 'State', 'enrolled', states)}<button class="primary">Set</button></form></section>
<p class="dim">An approved registration puts its user on file. Those that begin with <code>demo-</code> or <code>enrolled-</code> are from the start.</p>`
  const list =
    paged.total === 0
      ? html`<p class="empty">${text ? 'No user matches' : 'There are no users yet'}.</p>`
      : html`<table class="list"><thead><tr><th>User</th>${control.partners().length > 1 && html`<th>Partner</th>`}<th>On file</th><th>Change</th></tr></thead>
<tbody>${paged.shown.map((one, index) => row(one, shown[index], control))}</tbody></table>${pager(paged, call, ['user', 'users'])}`
  return {
    title: 'Users',
    section: paths.users,
    blocks: [
      { id: 'filter', html: forms },
      { id: 'users', html: list },
    ],
  }
}

function row(
  { partnerId, userId }: KnownUser,
  { state, fraud }: Pick<Partial<UserView>, 'state' | 'fraud'> = {},
  control: PageParts['control'],
): Html {
  const shown = state ?? 'absent'
  return html`<tr><td data-label="User"><a href="${home}?${new URLSearchParams({ q: userId }).toString()}">${said(userId)}</a></td>
${control.partners().length > 1 && html`<td data-label="Partner">${partnerId}</td>`}
<td data-label="On file">${badge(state === 'enrolled' ? 'good' : state === undefined ? 'quiet' : 'bad', state ? plain(state) : 'not on file')}${fraud && html` ${badge('bad', `fraud: ${plain(fraud.reason.toLowerCase())}`)}`}</td>
<td data-label="Change"><form method="post" action="${paths.users}" class="row" ${inPlace}>
<input type="hidden" name="partner" value="${partnerId}"><input type="hidden" name="user" value="${userId}">
<select name="state" aria-label="State of ${userId}">${states.map(([value, text]) => html`<option value="${value}"${value === shown ? html` selected` : ''}>${text}</option>`)}</select>
<button>Set</button></form></td></tr>`
}

export function userPages(parts: PageParts): Operation[] {
  const { control, renderer } = parts
  return [
    page(paths.users, renderer, (call) => usersView(parts, call)),
    action(paths.users, renderer, async (form) => {
      const userId = form.text('user')
      const state = [...userStates, 'absent' as const].find((one) => one === form.text('state'))
      if (!state) throw new ControlError(400, `A user is one of: ${states.map(([, text]) => text).join(', ')}.`)
      if (userId === '') throw new ControlError(400, 'Give a user id.')
      await control.setUser(userId, state, form.text('partner') || undefined)
      return paths.users
    }),
  ]
}
