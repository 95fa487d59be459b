import JSZip from 'jszip'
import type { Emulator } from '../../server/index.ts'
import { createTestPartner, pictureBase64 } from './partner.ts'
import { kycParts, v3Client } from './v3.ts'

/** Texts that would break out of whatever quotes them carelessly. */
export const hostileTexts: readonly string[] = [
  '<script>globalThis.hacked=1</script>',
  '"><img src=x onerror=globalThis.hacked=1>',
  "'><svg onload=globalThis.hacked=1>",
  '</textarea></title></pre></details><script>globalThis.hacked=1</script>',
  '</code></pre><iframe src="javascript:globalThis.hacked=1"></iframe>',
  'javascript:globalThis.hacked=1',
  '<hx-partial hx-target="#page"><h1>gone</h1></hx-partial><div id="page" hx-swap-oob="true" hx-on:load="globalThis.hacked=1">',
  '\u202egnp.exe\u0007\u001b[31m\u0000 \ud800',
  '\r\n\r\ndata: <b>event</b>\r\n\r\nevent: hx:release\r\n\r\n',
  '&lt;b&gt; &amp;amp; {{7*7}} <%= 7*7 %> `;rm -rf /`',
]

/** Tags and attributes of theirs, as they would stand in a page that did not escape them. */
export const breakouts: RegExp =
  /<script>|<img src=x|<svg onload|<iframe|<hx-partial hx-target="#page"><h1|hx-swap-oob="|<b>event|<%= 7|<\/textarea><\/title>/

/** Sends such a text in everything that can be sent, and says it everywhere else. @returns the job's page. */
export async function sendHostile(emulator: Emulator, text: string, ordinal: number): Promise<string> {
  const partner = createTestPartner(emulator)
  const zip = new JSZip()
  const images = [
    { image_type_id: 2, image: pictureBase64, file_name: text },
    { image_type_id: 0, image: '', file_name: text },
  ]
  zip.file('info.json', JSON.stringify({ images, id_info: { country: text, id_number: text, first_name: text } }))
  zip.file(text, text)
  await partner.submit({
    userId: `${ordinal} ${text}`,
    jobId: `${ordinal} ${text}`,
    jobType: 1,
    params: { note: text, [text]: text, nested: { [text]: [text] } },
    callbackUrl: `http://localhost:1/${text}`,
    upload: { source_sdk: text, source_sdk_version: text, optional_callback: text, [text]: text },
    zip: await zip.generateAsync({ type: 'nodebuffer' }),
  })
  // Refused, and so in the journal alone.
  await partner.post('/v1/upload', { smile_client_id: text, signature: text, timestamp: text, partner_params: text })
  await partner.post(`/v1/${encodeURIComponent(text.toWellFormed())}`, { [text]: text })
  await sendHostileToV3(emulator, text)
  await emulator.users.set(text, 'disabled')
  emulator.scenarios.put(`hostile-${ordinal}`, {
    name: `hostile-${ordinal}`,
    summary: text,
    match: { user_id: `exactly ${text}`, partner_params: { branch: text } },
    stages: [{ after: '1s', outcome: 'rejected', by: 'machine', text }],
  })
  await emulator.next(`hostile-${ordinal}` as never)
  await partner.submit({ userId: `again-${ordinal}`, jobType: 4, callbackUrl: 'inbox:1234' })
  const [job] = await emulator.jobs.list({ jobId: `${ordinal} ${text}` })
  return `/__emulator/dashboard/jobs/1234/${job?.smileJobId}`
}

/** The same in the parts of v3: some of it is taken, and the rest is refused. */
async function sendHostileToV3(emulator: Emulator, text: string): Promise<void> {
  const shop = v3Client(emulator.url, { id: '1234', apiKey: 'emulator-api-key' })
  const details = { ...(kycParts.user_details as object), given_names: text, last_name: text }
  const consent = { ...(kycParts.consent as object), notice_privacy_policy_url: `https://shop.example/${text}` }
  const own = { partner_params: { note: text, [text]: text }, metadata: [{ name: 'note', value: text }] }
  await shop.submit({
    ...own,
    user_details: details,
    callback_url: `https://localhost:1/${encodeURIComponent(text.toWellFormed())}`,
  })
  await shop.submit({ consent })
  await shop.submit({ user_id: text })
  await shop.submit({
    [text]: text,
    country: text,
    id_type: text,
    id_number: text,
    user_details: text,
    callback_url: text,
  })
  await shop.mint({ payload: { country: text, [text]: text }, product: text, user_id: text })
  await shop.submit({}, { 'smileid-token': encodeURIComponent(text.toWellFormed()) })
}
