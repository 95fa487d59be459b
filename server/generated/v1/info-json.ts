// Made from schemas/v1/info-json.schema.json by `npm run generate`. Do not edit.

/**
 * info.json, the package's table of contents. Partner, user and job are taken from the upload, not from here.
 */
export interface V1InfoJson {
  /**
   * At most 1,000, as this emulator has it; no client sends more than a dozen.
   *
   * @maxItems 1000
   */
  images: {
    /**
     * 0 selfie file, 1 ID front file, 2 selfie base64, 3 ID front base64, 4 liveness file, 5 ID back file, 6 liveness base64, 7 ID back base64.
     */
    image_type_id: number | string
    /**
     * base64, or empty when the picture is a file of the package.
     */
    image?: string | null
    /**
     * The entry's name, or empty.
     */
    file_name?: string | null
    [k: string]: unknown
  }[]
  id_info?: {} | null
  package_information?: {} | null
  misc_information?: {} | null
  server_information?: {} | string | null
  [k: string]: unknown
}
