// Made from schemas/v3/aml-news-response.schema.json by `npm run generate`. Do not edit.

/**
 * The articles about a person whom a monitored name was found to be: one category, page by page.
 */
export interface V3AmlNewsResponse {
  /**
   * As it was asked for.
   */
  job_id: string
  meta: {
    current_page: number
    limit: number
    /**
     * Of all pages.
     */
    total_count: number
  }
  /**
   * Those of this page, the newest first.
   *
   * @maxItems 100
   */
  news: {
    body: string
    published_date: string
    publisher: string
    publisher_country_code: string
    title: string
    url: string
  }[]
  product: 'aml_monitoring_news'
  user_id: string
}
