import {
  approves,
  concludes,
  decide,
  decisionLine,
  gate,
  jobIdLine,
  lookUp,
  type Mutant,
  notFinal,
  ofTwo,
  otherwise,
  read,
  reading,
  sdkCheck,
  service,
  signatureParts,
  taken,
} from './mistakes.ts'

/** Mistakes of real integrations, each alone. */
export const mutants: readonly Mutant[] = [
  // Signatures.
  {
    name: 'checks no signature',
    mistakes: [service(gate, 'if (!isFresh(callback)) return answer(response, 401)')],
    fails: 'signature/forged',
    says: /then the job is pending[\s\S]*200[\s\S]*then the job is approved[\s\S]*The callback was believed\. Check the signature of every callback/,
  },
  {
    name: 'answers 401 to forged callbacks, which it believes all the same',
    mistakes: [
      service(
        gate,
        'if (!isFresh(callback)) return answer(response, 401)\n    if (!isSigned(callback)) decisions.set(callback.jobId, callback.decision)\n    if (!isSigned(callback)) return answer(response, 401)',
      ),
    ],
    fails: 'signature/forged',
    says: /signed with another key[\s\S]*the job is approved[\s\S]*Check the signature/,
  },
  {
    name: 'believes a forged approval of whom it has rejected',
    mistakes: [
      service(
        gate,
        "if (!isFresh(callback)) return answer(response, 401)\n    if (decisions.get(callback.jobId) !== 'rejected' && !isSigned(callback)) return answer(response, 401)",
      ),
      decide(concludes, "return earlier === 'approved' ? earlier : next"),
    ],
    fails: 'signature/forged-after-rejection',
    says: /200[\s\S]*then the job is approved[\s\S]*The callback was believed/,
    alone: true,
  },
  {
    name: 'lets unsigned callbacks pass',
    mistakes: [service(sdkCheck, `return text === undefined || signature.confirm_signature(timestamp, text)`)],
    fails: 'signature/missing-signature',
    says: /without signature[\s\S]*Check the signature/,
  },
  {
    name: 'checks only the first callback of a job',
    mistakes: [
      service(
        gate,
        "if (decisions.get(callback.jobId) !== 'approved' && !isSigned(callback)) return answer(response, 401)",
      ),
    ],
    fails: 'signature/forged-after-approval',
    says: /Check the signature of every callback/,
  },
  {
    name: 'answers 200 to forged callbacks, which it ignores',
    mistakes: [service(gate, 'if (!isSigned(callback) || !isFresh(callback)) return answer(response, 200)')],
    fails: 'signature/forged',
    says: /200[\s\S]*The callback was not believed: only the answer is wrong\.[\s\S]*answer 401 if it is not valid/,
  },
  {
    name: 'believes the signature of another partner',
    mistakes: [
      service(
        sdkCheck,
        "return [signature, new smile.Signature('12340', 'another-partners-key')].some((one) => one.confirm_signature(timestamp, text))",
      ),
    ],
    fails: 'signature/another-partner',
    says: /your own partner id and key/,
  },
  {
    name: 'throws on a signature of another form',
    mistakes: [service(`try {\n      ${sdkCheck}\n    } catch {\n      return false\n    }`, sdkCheck)],
    fails: 'signature/number-signature',
    says: /500[\s\S]*signature or timestamp of any other form/,
  },
  {
    name: 'throws on a timestamp that is not a time',
    mistakes: [service(`try {\n      ${sdkCheck}\n    } catch {\n      return false\n    }`, sdkCheck)],
    fails: 'signature/timestamp-no-time',
    says: /timestamp is not a time[\s\S]*500/,
  },
  {
    name: 'takes callbacks of any age',
    mistakes: [service(gate, 'if (!isSigned(callback)) return answer(response, 401)')],
    fails: 'signature/stale',
    says: /older than 5m/,
  },
  {
    name: 'takes only what is a minute old',
    mistakes: [service('const fiveMinutes = 5 * 60_000', 'const fiveMinutes = 60_000')],
    fails: 'signature/fresh-enough',
    says: /Accept callbacks younger than 5m/,
  },
  // Conclusions.
  {
    name: 'approves what is provisional',
    mistakes: [decide(notFinal, "if (IsFinalResult === 'false' || !codes) return 'approved'")],
    fails: `outcomes/${ofTwo}/provisional`,
    says: /Make pending of code 0822 where PartnerParams.job_type is 2[\s\S]*Wait for the final result/,
  },
  {
    name: 'rejects what is provisional',
    mistakes: [decide(notFinal, "if (IsFinalResult === 'false') return 'rejected'\n  if (!codes) return 'in_review'")],
    fails: `outcomes/${ofTwo}/provisional`,
    says: /the job is rejected[\s\S]*Wait for the final result/,
  },
  {
    name: 'rejects everyone who is suspected',
    mistakes: [decide(notFinal, `if (ResultCode === '0824') return 'rejected'\n  ${notFinal}`)],
    fails: `outcomes/${ofTwo}/spoof-suspected`,
    says: /Make pending of code 0824/,
  },
  {
    name: 'does not know the reviewer’s approval',
    mistakes: [decide("['0820', '1220']", "['0820']")],
    fails: `outcomes/${ofTwo}/human-approved`,
    says: /Make approved of code 1220/,
  },
  {
    name: 'does not know that a face was missing',
    mistakes: [decide("'0921', ", '')],
    fails: `outcomes/${ofTwo}/no-face`,
    says: /Make rejected of code 0921/,
  },
  {
    name: 'has codes without their products',
    mistakes: [
      decide(
        lookUp,
        'const all = Object.values(codesOf)\n  const codes = { approved: all.flatMap((one) => one.approved), rejected: all.flatMap((one) => one.rejected) }',
      ),
    ],
    fails: 'codes/foreign-approval',
    says: /key your table with \(job_type, ResultCode\)/,
  },
  {
    name: 'has one product’s codes for another',
    mistakes: [
      decide("6: { approved: ['0810'], rejected: ['0811', '0812', ", "6: { approved: ['0810'], rejected: ['0811', "),
    ],
    fails: 'codes/shared-0812',
    says: /0812 is pending for job type 1, and rejected for job type 6/,
  },
  {
    name: 'approves what it does not know',
    mistakes: [decide(otherwise, "(ResultCode) ? 'rejected' : 'approved'")],
    fails: 'codes/unknown',
    says: /Approve by a list of codes that approve/,
  },
  {
    name: 'approves by how a code begins',
    mistakes: [
      decide(
        approves,
        'if ([...codes.rejected, ...rejectedAnywhere].includes(ResultCode)) return "rejected"\n  if (codes.approved.some((code) => ResultCode.startsWith(code.slice(0, 3))))',
      ),
    ],
    fails: 'codes/unknown-akin',
    says: /begins like 0810[\s\S]*list of codes/,
  },
  {
    name: 'decides by the text',
    mistakes: [
      decide(signatureParts, 'decideV1({ ResultCode, ResultText, IsFinalResult, PartnerParams }: any)'),
      decide(approves, 'if (/approved|enroll|authenticat/i.test(ResultText))'),
    ],
    fails: 'codes/reworded-rejection',
    says: /never by the wording of ResultText/,
  },
  {
    name: 'decides by the confidence',
    mistakes: [
      decide(signatureParts, 'decideV1({ ResultCode, ConfidenceValue, IsFinalResult, PartnerParams }: any)'),
      decide(approves, 'if (Number(ConfidenceValue) > 95)'),
    ],
    fails: 'codes/confident-rejection',
    says: /never by[\s\S]*ConfidenceValue/,
  },
  {
    name: 'goes by the code alone, not by IsFinalResult',
    mistakes: [
      decide(notFinal, "if (!codes) return 'in_review'"),
      decide(otherwise, "(ResultCode) ? 'rejected' : 'rejected'"),
    ],
    fails: 'codes/unknown-provisional',
    says: /Check IsFinalResult too/,
  },
  // Order, duplicates and concurrency.
  {
    name: 'believes the last callback',
    mistakes: [decide(concludes, 'return next')],
    fails: `order/late-provisional-after-approved/${ofTwo}`,
    says: /Never change a final conclusion/,
  },
  {
    name: 'believes the first callback',
    mistakes: [
      service(
        jobIdLine,
        `${jobIdLine}\n    const key = \`heard/\${jobId}\`\n    if (decisions.has(key)) return answer(response, 200)\n    decisions.set(key, 'in_review')`,
      ),
    ],
    fails: `order/provisional-then-approved/${ofTwo}`,
    says: /Replace the provisional result with the final one/,
  },
  {
    name: 'answers 409 to a duplicate',
    mistakes: [
      service(jobIdLine, `${jobIdLine}\n    if (decisions.get(jobId) === 'approved') return answer(response, 409)`),
    ],
    fails: 'duplicates/same-bytes',
    says: /409[\s\S]*answer 2xx and change nothing/,
  },
  {
    name: 'throws on a duplicate, as a unique key does',
    mistakes: [
      service(jobIdLine, `${jobIdLine}\n    if (decisions.get(jobId) === 'rejected') throw new Error('duplicate key')`),
    ],
    fails: 'duplicates/rejection',
    says: /500[\s\S]*when it was sent again, 500[\s\S]*unique key/,
  },
  {
    name: 'keeps the callback in a global',
    mistakes: [
      service('const fiveMinutes', 'let current: any\nconst fiveMinutes'),
      service(
        jobIdLine,
        `current = callback\n    await new Promise((resolve) => setTimeout(resolve, 50))\n    const { jobId } = current`,
      ),
      service(decisionLine, 'const decision = conclude(decisions.get(jobId), current.decision)'),
    ],
    fails: 'concurrency/burst-on-many-jobs',
    says: /such as a global/,
  },
  {
    name: 'reads, waits, and then writes',
    mistakes: [
      service(
        decisionLine,
        "const earlier = decisions.get(jobId)\n    await new Promise((resolve) => setTimeout(resolve, body.IsFinalResult === 'false' ? 150 : 50))\n    const decision = conclude(earlier, callback.decision)",
      ),
    ],
    fails: 'concurrency/provisional-and-final',
    says: /in one step/,
  },
  {
    name: 'takes a conclusion back in the background',
    mistakes: [
      service(
        'decisions.set(jobId, decision)\n    onDecision',
        "if (body.IsFinalResult !== 'false') decisions.set(jobId, decision)\n    else setTimeout(() => decisions.set(jobId, 'in_review'), 900).unref()\n    onDecision",
      ),
    ],
    reported: { settle: 1_400 },
    after: `order/late-provisional-after-approved/${ofTwo}`,
    fails: 'afterwards/nothing-taken-back',
    says: /one after another, also in the background/,
  },
  // Members and jobs.
  {
    name: 'takes no more than 1 MB',
    mistakes: [service('1.5 * 1024 * 1024', '1024 * 1024')],
    fails: 'fields/body-of-1.4MB',
    says: /room for 1\.5 MB/,
  },
  {
    name: 'takes no more than 100 kB, as many frameworks do',
    mistakes: [
      service('if (size > largestBody) return undefined', 'if (size > largestBody) continue'),
      service('1.5 * 1024 * 1024', '100 * 1024'),
      service('if (!callback) return answer(response, 400)', 'if (!callback) return answer(response, 413)'),
    ],
    fails: 'fields/body-of-120kB',
    says: /413[\s\S]*limit on the size of bodies/,
  },
  {
    name: 'needs Actions',
    mistakes: [service(jobIdLine, `${jobIdLine}\n    ;body.Actions.Liveness_Check`)],
    fails: 'fields/without-Actions',
    says: /without Actions[\s\S]*may be absent/,
  },
  {
    name: 'needs IsFinalResult',
    mistakes: [decide(notFinal, "if (IsFinalResult !== 'true' || !codes) return 'in_review'")],
    fails: 'fields/without-IsFinalResult',
    says: /without IsFinalResult[\s\S]*may be absent/,
  },
  {
    name: 'knows no provisional codes',
    mistakes: [decide(otherwise, "(ResultCode) ? 'rejected' : 'rejected'")],
    fails: 'fields/provisional-without-IsFinalResult',
    says: /Know the provisional codes/,
  },
  {
    name: 'refuses members that it does not know',
    mistakes: [
      service(
        gate,
        `${gate}\n    if (Object.keys(body).some((name) => name.startsWith('Emulator'))) return answer(response, 422)`,
      ),
    ],
    fails: 'fields/unknown',
    says: /422[\s\S]*do not use a schema that forbids/,
  },
  {
    name: 'takes partner_params for plain texts',
    mistakes: [
      service(
        gate,
        `${gate}\n    if (Object.values(body.PartnerParams).some((value) => typeof value === 'object')) return answer(response, 400)`,
      ),
    ],
    fails: 'fields/extra-params',
    says: /members of any kind/,
  },
  {
    name: 'compares the whole Content-Type',
    mistakes: [
      service(
        read,
        `if (request.headers['content-type'] !== 'application/json') return answer(response, 415)\n    ${read}`,
      ),
    ],
    fails: 'fields/charset',
    says: /Compare only the media type/,
  },
  {
    name: 'compares job_type as a number',
    mistakes: [
      decide(
        lookUp,
        "const codes = typeof PartnerParams.job_type === 'number' ? codesOf[PartnerParams.job_type] : undefined",
      ),
    ],
    fails: 'jobs/job-type-as-text-approval',
    says: /Compare job_type as text/,
  },
  {
    name: 'keeps results by user',
    mistakes: [
      service(
        decisionLine,
        'const user = callback.userId\n    const decision = conclude(decisions.get(user), callback.decision)\n    decisions.set(user, decision)',
      ),
    ],
    fails: 'jobs/two-of-one-user',
    says: /by job_id, not by user_id/,
  },
  {
    name: 'throws on a job that it does not know',
    mistakes: [service(jobIdLine, `${jobIdLine}\n    if (!decisions.has(jobId)) throw new Error('no such job')`)],
    fails: 'jobs/unknown',
    says: /about an unknown job/,
  },
  {
    name: 'takes Smile Secure’s word for a verdict',
    mistakes: [decide("['0903', '0907']", "['0903', '0907', '5210', '5211']")],
    fails: 'jobs/smile-secure-clear',
    says: /not a verdict on the job/,
  },
  // Delivery.
  {
    name: 'redirects',
    mistakes: [service(taken, "response.writeHead(308, { location: '/callback/' }).end()\n  }")],
    fails: 'delivery/plain',
    says: /308[\s\S]*Redirects are not followed/,
  },
  {
    name: 'answers late',
    mistakes: [service(taken, 'setTimeout(() => answer(response, 200), 10_000).unref()\n  }')],
    reported: { maxAnswer: 1_500 },
    fails: 'delivery/plain',
    says: /within 1.5s[\s\S]*Answer 2xx first/,
  },
  {
    name: 'throws on what is not JSON',
    mistakes: [service('  } catch {\n    return undefined\n  }', '  } finally {\n    size = 0\n  }')],
    fails: 'delivery/not-json',
    says: /500[\s\S]*a body that cannot be read/,
  },
  {
    name: 'throws on a body that is null',
    mistakes: [reading('body?.PartnerParams?.job_id', 'body!.PartnerParams.job_id')],
    fails: 'delivery/json-null',
    says: /500[\s\S]*a body that cannot be read/,
  },
  {
    name: 'keeps its lock when a connection breaks',
    mistakes: [
      service('const fiveMinutes', 'let busy = false\nconst fiveMinutes'),
      service(
        read,
        `while (busy) await new Promise((resolve) => setTimeout(resolve, 5).unref())\n    busy = true\n    ${read}\n    busy = false`,
      ),
    ],
    reported: { maxAnswer: 1_500 },
    fails: 'delivery/retry-after-break',
    says: /no answer[\s\S]*Read the whole body/,
  },
]
