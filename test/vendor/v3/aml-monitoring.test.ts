import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newsCategories } from '../../../server/vendor/v3/screening/news-categories.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { registry } from '../../helpers/registry.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { type V3Answer, type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'both' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const { control } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const shop = v3Client(emulator.url, partner)

const { callback_url: _url, ...asked } = exampleOf('v3/aml-monitoring-request') as Record<string, never>
const monitor = (more: V3Parts = {}) => shop.post('/v3/aml/monitoring', { ...asked, ...more })

interface Asked {
  readonly job?: string
  readonly reference?: string
  readonly token?: string
}

async function news(
  query: string,
  { job = 'a1b2c3d4e5', reference = 'ref_001', token }: Asked = {},
): Promise<V3Answer> {
  const headers = { 'smileid-token': token ?? (await shop.token()) }
  return shop.ask('GET', `/v3/aml/monitoring/${job}/news/${reference}${query}`, { headers })
}

describe('AML monitoring', () => {
  test('is accepted with its time, and calls back as a one-time AML does, with a reference of each person', async () => {
    expect(await monitor({ full_name: 'Bukola Oni' })).toMatchObject({
      status: 202,
      body: { created_at: expect.any(String), message: 'Request accepted and queued for processing.' },
    })
    await control.advance('1s')
    expect(await inbox()).toMatchObject([
      { product: 'aml_monitoring', status: 'attention', reason: 'news_media_match', people: [{ ref: 'ref_001' }] },
    ])
  })

  test('finds somebody later, and says so in another callback', async () => {
    const { body } = await monitor({ partner_params: { emulator_scenario: 'listed-later' } })
    await control.advance('1s')
    expect((await shop.status(body.job_id)).body.status).toBe('clear')
    await control.advance('29s')
    expect((await shop.status(body.job_id)).body.status).toBe('block')
    expect((await inbox()).map(({ status, no_of_persons_found: count }) => [status, count])).toEqual([
      ['clear', 0],
      ['block', 1],
    ])
  })

  test.each<[string, V3Parts, string]>([
    ['no name', { full_name: undefined }, "Required field 'full_name' is missing or invalid."],
    ['a year of two digits', { birth_year: '71' }, "Field 'birth_year' must be a four digit year."],
    [
      'a search for nobody',
      { search_existing_user: 'true', user_id: undefined },
      "Required field 'user_id' is missing or invalid when search_existing_user is true.",
    ],
    [
      'a callback URL without scheme',
      { callback_url: 'shop.example' },
      'A valid callback_url is required in the request or a default callback URL must be configured in the portal.',
    ],
  ])('is refused with %s', async (_, parts, message) => {
    expect(await monitor(parts)).toMatchObject({ status: 400, body: { message } })
  })

  test('is the only product that looks again: nobody else may say otherwise after a final result', async () => {
    const later = (by: string) =>
      JSON.stringify({
        summary: 'Twice.',
        stages: [
          { after: '1s', outcome: 'approved', by: 'machine' },
          { after: '2s', outcome: 'rejected', by },
        ],
      })
    expect(() => control.putScenario('later', later('human'))).toThrow(/never changes|no human/)
    expect(() => control.putScenario('later', later('monitor'))).not.toThrow()
  })
})

describe('the news about somebody whom monitoring found', () => {
  beforeEach(async () => {
    await monitor({ full_name: 'Bukola Oni' })
    await control.advance('1s')
  })

  test('come page by page, the newest first, each once', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => news(`?news_category=legal_risk&page=${page}`)))
    expect(pages.map(({ status, body }) => [status, body.meta])).toEqual(
      [1, 2, 3, 4].map((page) => [200, { current_page: page, limit: 25, total_count: 60 }]),
    )
    expect(pages.map(({ body }) => body.news.length)).toEqual([25, 25, 10, 0])
    const articles = pages.flatMap(({ body }) => body.news as { url: string; published_date: string }[])
    expect(new Set(articles.map(({ url }) => url)).size).toBe(60)
    const dates = articles.map(({ published_date: date }) => date)
    expect(dates).toEqual(dates.toSorted().reverse())
  })

  test('are as many as the callback said, of each category', async () => {
    const counts = await Promise.all(newsCategories.map((one) => news(`?news_category=${one}&limit=100`)))
    const found = counts.map(({ body }, index) => [newsCategories[index], body.news.length, body.meta.total_count])
    expect(found.filter(([, count]) => count !== 0)).toEqual([
      ['financial_crime', 3, 3],
      ['legal_risk', 60, 60],
    ])
    for (const { body } of counts) expect(registry.validate('v3/aml-news-response', body)).toEqual([])
  })

  test('name the job as it was asked for: the partner’s own, or Smile ID’s', async () => {
    const [job] = await control.jobs({})
    for (const name of ['a1b2c3d4e5', job?.smileJobId ?? '']) {
      const { body } = await news('?news_category=financial_crime&limit=2&page=2', { job: name })
      expect(body).toMatchObject({ job_id: name, user_id: 'anna', product: 'aml_monitoring_news' })
      expect(body.news).toHaveLength(1)
      expect(body.news[0].title).toBe('Bukola Oni is in the papers of an emulator: Financial Crime')
    }
  })

  const categories = newsCategories.join(', ')
  test.each([
    ['', 400, 'news_category is required'],
    ['?news_category=', 400, 'news_category is required'],
    ['?news_category=sports', 400, `news_category must be one of: ${categories}`],
    ['?news_category=other&page=0', 400, 'page must be between 1 and 100'],
    ['?news_category=other&page=101', 400, 'page must be between 1 and 100'],
    ['?news_category=other&limit=1.5', 400, 'limit must be between 1 and 100'],
    ['?news_category=other&limit=', 400, 'limit must be between 1 and 100'],
  ])('are refused to the query %s', async (query, status, message) => {
    const answer = await news(query)
    expect(answer).toMatchObject({ status, body: { message, status: 'Bad Request' } })
    expect(answer.hint).not.toBe('')
  })

  test.each([
    ['a job that nobody knows', { job: 'other' }, 'No AML job found for this partner'],
    ['a person who was not found', { reference: 'ref_002' }, 'REF not found for this AML job'],
  ])('are not found of %s', async (_, names, message) => {
    expect(await news('?news_category=other', names)).toMatchObject({
      status: 404,
      body: { message, status: 'Not Found' },
      hint: expect.any(String),
    })
  })

  test('are not found by a token of another user, nor of a job of another product, nor before anybody is found', async () => {
    const category = '?news_category=other'
    const noJob = { status: 404, body: { message: 'No AML job found for this partner' } }
    expect(await news(category, { token: await shop.token({ user_id: 'anna' }) })).toMatchObject({ status: 200 })
    expect(await news(category, { token: await shop.token({ user_id: 'eve' }) })).toMatchObject(noJob)
    const { body } = await shop.submit()
    expect(await news(category, { job: body.job_id })).toMatchObject(noJob)
    await monitor({ full_name: 'Bukola Oni', partner_params: { job_id: 'later' } })
    expect(await news(category, { job: 'later' })).toMatchObject({
      status: 404,
      body: { message: 'REF not found for this AML job' },
    })
  })

  test('are refused without a token, and where monitoring is not enabled', async () => {
    expect(await news('?news_category=other', { token: 'none' })).toMatchObject({
      status: 401,
      body: { message: 'Invalid authentication credentials.' },
    })
    await control.changeSettings(() => ({ products: ['enhanced_kyc'] }), partner?.id)
    expect(await news('?news_category=other')).toMatchObject({
      status: 403,
      body: { message: 'Product not enabled for this partner.' },
    })
  })

  test.each([
    ['provider_failed', 502, 'Bad Gateway', 'Unable to complete request due to upstream provider error.'],
    [
      ...(['provider_unavailable', 503, 'Service Unavailable'] as const),
      'Upstream provider is temporarily unavailable. Please try again later.',
    ],
    [
      ...(['system_error', 500, 'Internal Server Error'] as const),
      'An unexpected error occurred. Please try again or contact support.',
    ],
  ])(
    'are refused with %s where the scenario of the job has it, as long as that lasts',
    async (error, status, phrase, message) => {
      const stages = [{ after: '1s', outcome: 'adverse_media', by: 'machine' }]
      control.putScenario('down', JSON.stringify({ summary: 'Down.', stages, job_status: { error, until: '1m' } }))
      await monitor({ partner_params: { job_id: 'down', emulator_scenario: 'down' } })
      await control.advance('1s')
      const category = '?news_category=financial_crime'
      const refused = { status, body: { message, status: phrase }, hint: expect.stringContaining('Scenario "down"') }
      expect(await news(category, { job: 'down' })).toMatchObject(refused)
      await control.advance('1m')
      expect((await news(category, { job: 'down' })).body.meta.total_count).toBe(3)
    },
  )

  test('show the journal nobody', async () => {
    await news('?news_category=financial_crime')
    const kept = JSON.stringify(await control.journal({}))
    expect(kept).toContain('/news/ref_001')
    expect(kept).not.toContain('Bukola')
  })
})

/** What was called back, oldest first. */
async function inbox() {
  return (await control.inbox({ partnerId: '1234' })).map(({ body }) => body)
}
