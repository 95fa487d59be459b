// Made from scenarios/ by `npm run generate`. Do not edit.
import type { ScenarioFile } from './scenario.ts'

/** What each shipped file holds, in their order. */
export const shippedContents: Readonly<Record<string, ScenarioFile>> = {
  "account-locked.yaml": {
    "name": "account-locked",
    "summary": "The user's account is locked, and the submission is refused as the vendor refuses a disabled user.",
    "match": {
      "product": { "in": ["smart_selfie_authentication", "photo_update"] },
      "user_id": { "matches": "(^|[-_])account-locked([-_]|$)" }
    },
    "respond": { "error": "user_disabled" }
  },
  "address-outdated.yaml": {
    "name": "address-outdated",
    "summary": "The address matches, but the record of it is more than six months old.",
    "match": { "product": "address_verification", "user_id": { "matches": "(^|[-_])address-outdated([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "address_outdated", "by": "machine" }]
  },
  "address-too-far.yaml": {
    "name": "address-too-far",
    "summary": "The address that was sent is too far from the one on record (the vendor's test data for a number that ends in 4).",
    "match": [
      { "product": "address_verification", "user_id": { "matches": "(^|[-_])address-too-far([-_]|$)" } },
      { "product": "address_verification", "id_info": { "id_number": { "matches": "4$" } } }
    ],
    "stages": [{ "after": "1s", "outcome": "rejected", "by": "machine" }]
  },
  "adverse-media.yaml": {
    "name": "adverse-media",
    "summary": "The name is on no list, but in the news (AML).",
    "match": {
      "product": { "in": ["aml_check", "aml_monitoring"] },
      "user_id": { "matches": "(^|[-_])adverse-media([-_]|$)" }
    },
    "stages": [{ "after": "1s", "outcome": "adverse_media", "by": "machine" }]
  },
  "already-enrolled.yaml": {
    "name": "already-enrolled",
    "summary": "The user is on file, and is to be enrolled again without allow_new_enroll.",
    "match": { "user_id": { "matches": "(^|[-_])already-enrolled([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "already_enrolled", "by": "machine" }]
  },
  "answer-429.yaml": {
    "name": "answer-429",
    "summary": "The submission is one too many, and is answered with 429; no job exists.",
    "match": { "user_id": { "matches": "(^|[-_])answer-429([-_]|$)" } },
    "respond": { "status": 429 }
  },
  "answer-500.yaml": {
    "name": "answer-500",
    "summary": "The gateway in front of the vendor answers the submission with 500; no job exists.",
    "match": { "user_id": { "matches": "(^|[-_])answer-500([-_]|$)" } },
    "respond": { "status": 500 }
  },
  "answer-503-once.yaml": {
    "name": "answer-503-once",
    "summary": "The first submission of a user is answered with 503, and the next one is accepted.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])answer-503-once([-_]|$)" } },
    "respond": { "status": 503, "times": 1 }
  },
  "answer-503.yaml": {
    "name": "answer-503",
    "summary": "The gateway in front of the vendor answers the submission with 503; no job exists.",
    "match": { "user_id": { "matches": "(^|[-_])answer-503([-_]|$)", "not": { "matches": "answer-503-once" } } },
    "respond": { "status": 503 }
  },
  "answer-cut.yaml": {
    "name": "answer-cut",
    "summary": "The job exists, but the answer to its submission is cut off half-way.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])answer-cut([-_]|$)" } },
    "respond": { "broken": "cut" }
  },
  "answer-drip.yaml": {
    "name": "answer-drip",
    "summary": "The answer to the submission arrives in small pieces, over five seconds.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])answer-drip([-_]|$)" } },
    "respond": { "broken": "drip" }
  },
  "answer-late.yaml": {
    "name": "answer-late",
    "summary": "The answer to the submission takes ten seconds.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])answer-late([-_]|$)" } },
    "respond": { "latency": "10s" }
  },
  "answer-malformed.yaml": {
    "name": "answer-malformed",
    "summary": "The job exists, but the answer to its submission is not JSON.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])answer-malformed([-_]|$)" } },
    "respond": { "broken": "malformed" }
  },
  "answer-reset.yaml": {
    "name": "answer-reset",
    "summary": "The job exists, but the connection is reset instead of an answer.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])answer-reset([-_]|$)" } },
    "respond": { "broken": "reset" }
  },
  "approved.yaml": {
    "name": "approved",
    "summary": "The machine approves at once. The default.",
    "sandbox_result": "0",
    "match": [
      { "user_id": { "matches": "(^|[-_])approved([-_]|$)", "not": { "matches": "then-approved" } } },
      { "id_info": { "last_name": "Clearwater" } },
      { "api": { "not": "v3" }, "id_info": { "last_name": "Xeroxley" } }
    ],
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine" }]
  },
  "callback-burst.yaml": {
    "name": "callback-burst",
    "summary": "The same callback comes twenty times at once.",
    "match": { "user_id": { "matches": "(^|[-_])callback-burst([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "times": 20 } }]
  },
  "callback-delayed.yaml": {
    "name": "callback-delayed",
    "summary": "The callback comes a minute after the result.",
    "match": { "user_id": { "matches": "(^|[-_])callback-delayed([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "delay": "1m" } }]
  },
  "callback-false-approval.yaml": {
    "name": "callback-false-approval",
    "summary": "The job is rejected, and a callback signed with another key claims that it is approved.",
    "match": { "user_id": { "matches": "(^|[-_])callback-false-approval([-_]|$)" } },
    "stages": [
      {
        "after": "1s",
        "outcome": "rejected",
        "by": "machine",
        "callback": { "signature": "forged", "claims": "approved" }
      }
    ]
  },
  "callback-final-lost.yaml": {
    "name": "callback-final-lost",
    "summary": "The provisional callback comes, but the final one is never sent; job_status has the result.",
    "match": { "user_id": { "matches": "(^|[-_])callback-final-lost([-_]|$)" } },
    "stages": [
      { "after": "1s", "outcome": "provisional", "by": "machine" },
      { "after": "3s", "outcome": "approved", "by": "human", "callback": { "lost": true } }
    ]
  },
  "callback-five-times.yaml": {
    "name": "callback-five-times",
    "summary": "The same callback comes five times, ten seconds apart.",
    "match": { "user_id": { "matches": "(^|[-_])callback-five-times([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "times": 5, "every": "10s" } }]
  },
  "callback-forged.yaml": {
    "name": "callback-forged",
    "summary": "The callback is signed with another key.",
    "match": { "user_id": { "matches": "(^|[-_])callback-forged([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "signature": "forged" } }]
  },
  "callback-large.yaml": {
    "name": "callback-large",
    "summary": "The callback has 1.4 MB.",
    "match": { "user_id": { "matches": "(^|[-_])callback-large([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "size": "1.4MB" } }]
  },
  "callback-late-status-down.yaml": {
    "name": "callback-late-status-down",
    "summary": "The callback comes ten seconds late, and job_status is down until then.",
    "match": { "user_id": { "matches": "(^|[-_])callback-late-status-down([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "delay": "10s" } }],
    "job_status": { "status": 503, "until": "11s" }
  },
  "callback-lost.yaml": {
    "name": "callback-lost",
    "summary": "The callback is never sent; job_status has the result.",
    "match": { "user_id": { "matches": "(^|[-_])callback-lost([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "lost": true } }]
  },
  "callback-missing-fields.yaml": {
    "name": "callback-missing-fields",
    "summary": "The callback lacks every optional member.",
    "match": { "user_id": { "matches": "(^|[-_])callback-missing-fields([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "fields": "missing" } }]
  },
  "callback-other-partner.yaml": {
    "name": "callback-other-partner",
    "summary": "The callback is signed for another partner, with that partner's key.",
    "match": { "user_id": { "matches": "(^|[-_])callback-other-partner([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "signature": "other_partner" } }]
  },
  "callback-out-of-order.yaml": {
    "name": "callback-out-of-order",
    "summary": "The final callback overtakes the provisional one.",
    "match": { "user_id": { "matches": "(^|[-_])callback-out-of-order([-_]|$)" } },
    "stages": [
      { "after": "1s", "outcome": "provisional", "by": "machine", "callback": { "delay": "3s" } },
      { "after": "2s", "outcome": "approved", "by": "human" }
    ]
  },
  "callback-stale.yaml": {
    "name": "callback-stale",
    "summary": "The callback has a valid signature from yesterday.",
    "match": { "user_id": { "matches": "(^|[-_])callback-stale([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "signature": "stale" } }]
  },
  "callback-twice.yaml": {
    "name": "callback-twice",
    "summary": "The same callback comes twice, a second apart.",
    "match": { "user_id": { "matches": "(^|[-_])callback-twice([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "times": 2, "every": "1s" } }]
  },
  "callback-unknown-fields.yaml": {
    "name": "callback-unknown-fields",
    "summary": "The callback has undocumented members.",
    "match": { "user_id": { "matches": "(^|[-_])callback-unknown-fields([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "fields": "unknown" } }]
  },
  "callback-unsigned.yaml": {
    "name": "callback-unsigned",
    "summary": "The callback has neither timestamp nor signature.",
    "match": { "user_id": { "matches": "(^|[-_])callback-unsigned([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "approved", "by": "machine", "callback": { "signature": "none" } }]
  },
  "document-approved-after-review.yaml": {
    "name": "document-approved-after-review",
    "summary": "A reviewer approves the document half a minute after it was sent; the machine gives no result before.",
    "match": {
      "product": { "in": ["document_verification", "enhanced_document_verification"] },
      "user_id": { "matches": "(^|[-_])after-review([-_]|$)" }
    },
    "stages": [{ "after": "30s", "outcome": "approved", "by": "human" }]
  },
  "document-copied.yaml": {
    "name": "document-copied",
    "summary": "The picture shows a copy of the document; the vendor approves with attention.",
    "match": [
      { "user_id": { "matches": "(^|[-_])document-copied([-_]|$)" } },
      { "id_info": { "last_name": "Xeroxley" } }
    ],
    "stages": [{ "after": "1s", "outcome": "document_copied", "by": "machine" }]
  },
  "document-expired.yaml": {
    "name": "document-expired",
    "summary": "The document is genuine but has expired; the vendor approves with attention.",
    "match": [
      { "user_id": { "matches": "(^|[-_])document-expired([-_]|$)" } },
      { "id_info": { "last_name": "Oldfield" } }
    ],
    "stages": [{ "after": "1s", "outcome": "document_expired", "by": "machine" }]
  },
  "document-unclassified.yaml": {
    "name": "document-unclassified",
    "summary": "The machine cannot tell what kind of document it is.",
    "match": [
      { "user_id": { "matches": "(^|[-_])document-unclassified([-_]|$)" } },
      { "id_info": { "last_name": "Puzzleton" } }
    ],
    "stages": [{ "after": "1s", "outcome": "document_unclassified", "by": "machine" }]
  },
  "document-unsupported.yaml": {
    "name": "document-unsupported",
    "summary": "The document is of a kind that is not supported.",
    "match": [
      { "user_id": { "matches": "(^|[-_])document-unsupported([-_]|$)" } },
      { "id_info": { "last_name": "Oddpaper" } }
    ],
    "stages": [{ "after": "1s", "outcome": "document_unsupported", "by": "machine" }]
  },
  "document-unusable.yaml": {
    "name": "document-unusable",
    "summary": "The picture of the document cannot be used, or its security features fail.",
    "match": [
      { "user_id": { "matches": "(^|[-_])document-unusable([-_]|$)" } },
      { "api": { "not": "v3" }, "id_info": { "last_name": "Puzzleton" } }
    ],
    "stages": [{ "after": "1s", "outcome": "document_unusable", "by": "machine" }]
  },
  "document-unverified.yaml": {
    "name": "document-unverified",
    "summary": "The machine does not accept the document as genuine.",
    "match": [
      { "user_id": { "matches": "(^|[-_])document-unverified([-_]|$)" } },
      { "id_info": { "last_name": "Forgeman" } }
    ],
    "stages": [{ "after": "1s", "outcome": "document_unverified", "by": "machine" }]
  },
  "exact-match.yaml": {
    "name": "exact-match",
    "summary": "Everything that was sent matches the authority's data (Basic KYC, phones).",
    "match": {
      "product": { "in": ["enhanced_kyc", "basic_kyc", "phone_verification"] },
      "user_id": { "matches": "(^|[-_])exact-match([-_]|$)" }
    },
    "stages": [{ "after": "1s", "outcome": "exact_match", "by": "machine" }]
  },
  "high-risk.yaml": {
    "name": "high-risk",
    "summary": "The person is a high risk, whatever else is found.",
    "match": [
      { "user_id": { "matches": "(^|[-_])high-risk([-_]|$)" } },
      { "api": "v3", "id_info": { "last_name": "Dangerfield" } }
    ],
    "stages": [{ "after": "1s", "outcome": "high_risk", "by": "machine" }]
  },
  "id-invalid.yaml": {
    "name": "id-invalid",
    "summary": "The number does not have the authority's form.",
    "match": [{ "user_id": { "matches": "(^|[-_])id-invalid([-_]|$)" } }, { "id_info": { "last_name": "Badnumber" } }],
    "stages": [{ "after": "1s", "outcome": "id_invalid", "by": "machine" }]
  },
  "id-not-found.yaml": {
    "name": "id-not-found",
    "summary": "The authority does not know the number.",
    "match": [
      { "user_id": { "matches": "(^|[-_])id-not-found([-_]|$)" } },
      { "id_info": { "last_name": { "in": ["Ghostwell", "Missingley"] } } }
    ],
    "stages": [{ "after": "1s", "outcome": "id_not_found", "by": "machine" }]
  },
  "id-number-blocked.yaml": {
    "name": "id-number-blocked",
    "summary": "The first three submissions of an ID number are approved; then the number is blocked, and all later ones are refused.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])id-number-blocked([-_]|$)" } },
    "respond": { "error": "rate_limited", "after": 3, "of": "id_number" }
  },
  "internal-error.yaml": {
    "name": "internal-error",
    "summary": "The vendor comes to no verdict, because of an error of its own.",
    "match": [
      { "user_id": { "matches": "(^|[-_])internal-error([-_]|$)" } },
      { "id_info": { "last_name": "Glitchford" } }
    ],
    "stages": [{ "after": "1s", "outcome": "internal_error", "by": "machine" }]
  },
  "issuer-unavailable.yaml": {
    "name": "issuer-unavailable",
    "summary": "The authority's database does not answer; the job must be run again.",
    "match": [
      { "user_id": { "matches": "(^|[-_])issuer-unavailable([-_]|$)" } },
      { "id_info": { "last_name": "Downsworth" } }
    ],
    "stages": [{ "after": "1s", "outcome": "issuer_unavailable", "by": "machine" }]
  },
  "link-expired.yaml": {
    "name": "link-expired",
    "summary": "The upload link has already expired when it is issued; a fresh one (retry) works.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])link-expired([-_]|$)" } },
    "upload": { "link": "expired" }
  },
  "link-forbidden.yaml": {
    "name": "link-forbidden",
    "summary": "S3 denies access to the upload link; a fresh one (retry) works.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])link-forbidden([-_]|$)" } },
    "upload": { "link": "forbidden" }
  },
  "listed-later.yaml": {
    "name": "listed-later",
    "summary": "The name is on no list, until monitoring finds it on one half a minute later (AML monitoring).",
    "match": { "product": "aml_monitoring", "user_id": { "matches": "(^|[-_])listed-later([-_]|$)" } },
    "stages": [
      { "after": "1s", "outcome": "approved", "by": "machine" },
      { "after": "30s", "outcome": "rejected", "by": "monitor" }
    ]
  },
  "medium-risk.yaml": {
    "name": "medium-risk",
    "summary": "The person is who they say, but has a risk that needs attention.",
    "match": { "user_id": { "matches": "(^|[-_])medium-risk([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "medium_risk", "by": "machine" }]
  },
  "name-mismatch.yaml": {
    "name": "name-mismatch",
    "summary": "Somebody else is on record at the address.",
    "match": { "product": "address_verification", "user_id": { "matches": "(^|[-_])name-mismatch([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "name_mismatch", "by": "machine" }]
  },
  "never-completes.yaml": {
    "name": "never-completes",
    "summary": "The job never has a result.",
    "match": { "user_id": { "matches": "(^|[-_])never-completes([-_]|$)" } },
    "stages": [{ "when": "never" }]
  },
  "no-address.yaml": {
    "name": "no-address",
    "summary": "The number is on record, and no address with it.",
    "match": { "product": "address_verification", "user_id": { "matches": "(^|[-_])no-address([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "no_address", "by": "machine" }]
  },
  "no-face.yaml": {
    "name": "no-face",
    "summary": "The machine finds no face in the selfie.",
    "match": { "user_id": { "matches": "(^|[-_])no-face([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "no_face", "by": "machine" }]
  },
  "no-match.yaml": {
    "name": "no-match",
    "summary": "Nothing that was sent matches the authority's data (Basic KYC, phones).",
    "match": {
      "product": { "in": ["enhanced_kyc", "basic_kyc", "phone_verification"] },
      "user_id": { "matches": "(^|[-_])no-match([-_]|$)" }
    },
    "stages": [{ "after": "1s", "outcome": "no_match", "by": "machine" }]
  },
  "no-suspects.yaml": {
    "name": "no-suspects",
    "summary": "The machine approves, and Smile Secure finds no other user with that face.",
    "match": { "user_id": { "matches": "(^|[-_])no-suspects([-_]|$)" } },
    "stages": [
      { "after": "1s", "outcome": "approved", "by": "machine" },
      { "after": "5s", "outcome": "no_suspects", "by": "smile_secure" }
    ]
  },
  "partial-match.yaml": {
    "name": "partial-match",
    "summary": "Part of what was sent matches the authority's data (Basic KYC, phones).",
    "match": {
      "product": { "in": ["enhanced_kyc", "basic_kyc", "phone_verification"] },
      "user_id": { "matches": "(^|[-_])partial-match([-_]|$)" }
    },
    "stages": [{ "after": "1s", "outcome": "partial_match", "by": "machine" }]
  },
  "poor-quality.yaml": {
    "name": "poor-quality",
    "summary": "The machine finds the selfie too poor to judge.",
    "match": [{ "user_id": { "matches": "(^|[-_])poor-quality([-_]|$)" } }, { "id_info": { "last_name": "Blurton" } }],
    "stages": [{ "after": "1s", "outcome": "poor_quality", "by": "machine" }]
  },
  "product-inactive.yaml": {
    "name": "product-inactive",
    "summary": "The product is not enabled for this partner.",
    "match": { "user_id": { "matches": "(^|[-_])product-inactive([-_]|$)" } },
    "stages": [{ "after": "1s", "outcome": "product_inactive", "by": "machine" }]
  },
  "provisional-then-approved.yaml": {
    "name": "provisional-then-approved",
    "summary": "The machine is unsure; a reviewer approves half a minute later.",
    "sandbox_result": "2",
    "match": { "user_id": { "matches": "(^|[-_])provisional([-_]|$)", "not": { "matches": "then-rejected" } } },
    "stages": [
      { "after": "1s", "outcome": "provisional", "by": "machine" },
      { "after": "30s", "outcome": "approved", "by": "human" }
    ]
  },
  "provisional-then-rejected.yaml": {
    "name": "provisional-then-rejected",
    "summary": "The machine is unsure; a reviewer rejects half a minute later.",
    "match": { "user_id": { "matches": "(^|[-_])provisional-then-rejected([-_]|$)" } },
    "stages": [
      { "after": "1s", "outcome": "provisional", "by": "machine" },
      { "after": "30s", "outcome": "rejected", "by": "human" }
    ]
  },
  "put-503.yaml": {
    "name": "put-503",
    "summary": "S3 is too busy for the package; a fresh link (retry) works.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])put-503([-_]|$)" } },
    "upload": { "status": 503 }
  },
  "put-answer-lost.yaml": {
    "name": "put-answer-lost",
    "summary": "S3 accepts the package, but its answer is lost; the job continues.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])put-answer-lost([-_]|$)" } },
    "upload": { "broken": "reset" }
  },
  "put-answer-overtaken.yaml": {
    "name": "put-answer-overtaken",
    "summary": "S3 takes three seconds to answer, and the callback comes before that.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])put-answer-overtaken([-_]|$)" } },
    "upload": { "latency": "3s" }
  },
  "rejected.yaml": {
    "name": "rejected",
    "summary": "The machine finds that the faces do not match.",
    "sandbox_result": "1",
    "match": [
      { "user_id": { "matches": "(^|[-_])rejected([-_]|$)", "not": { "matches": "then-rejected" } } },
      { "id_info": { "last_name": { "in": ["Dangerfield", "Twinley"] } } },
      { "api": { "not": "v3" }, "id_info": { "last_name": "Youngblood" } }
    ],
    "stages": [{ "after": "1s", "outcome": "rejected", "by": "machine" }]
  },
  "reported-as-fraud.yaml": {
    "name": "reported-as-fraud",
    "summary": "The user, or somebody with this face, was reported as fraud, and the account is locked.",
    "match": [
      { "user_id": { "matches": "(^|[-_])reported-as-fraud([-_]|$)" } },
      { "api": "v3", "product": "smart_selfie_authentication", "id_info": { "last_name": "Lockhart" } }
    ],
    "stages": [{ "after": "1s", "outcome": "account_locked", "by": "machine" }]
  },
  "spoof-confirmed.yaml": {
    "name": "spoof-confirmed",
    "summary": "The machine detects a picture of a picture, and rejects at once (a strict setting at the vendor).",
    "match": [
      { "user_id": { "matches": "(^|[-_])spoof-confirmed([-_]|$)" } },
      { "id_info": { "last_name": "Masquero" } }
    ],
    "stages": [{ "after": "1s", "outcome": "spoof_confirmed", "by": "machine" }]
  },
  "spoof-suspected-then-cleared.yaml": {
    "name": "spoof-suspected-then-cleared",
    "summary": "The machine suspects a picture of a picture; a reviewer clears it half a minute later.",
    "match": { "user_id": { "matches": "(^|[-_])spoof-suspected-then-cleared([-_]|$)" } },
    "stages": [
      { "after": "1s", "outcome": "spoof_suspected", "by": "machine" },
      { "after": "30s", "outcome": "approved", "by": "human" }
    ]
  },
  "spoof-suspected-then-confirmed.yaml": {
    "name": "spoof-suspected-then-confirmed",
    "summary": "The machine suspects a picture of a picture; a reviewer confirms it half a minute later.",
    "match": { "user_id": { "matches": "(^|[-_])spoof([-_]|$)", "not": { "matches": "then-cleared" } } },
    "stages": [
      { "after": "1s", "outcome": "spoof_suspected", "by": "machine" },
      { "after": "30s", "outcome": "spoof_confirmed", "by": "human" }
    ]
  },
  "status-500.yaml": {
    "name": "status-500",
    "summary": "Every job_status call is answered with 500; the callback comes.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])status-500([-_]|$)" } },
    "job_status": { "status": 500 }
  },
  "status-forged.yaml": {
    "name": "status-forged",
    "summary": "The answers of job_status are signed with another key.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])status-forged([-_]|$)" } },
    "job_status": { "signature": "forged" }
  },
  "status-late.yaml": {
    "name": "status-late",
    "summary": "The status shows each result ten seconds after its callback.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])status-late([-_]|$)" } },
    "job_status": { "lag": "10s" }
  },
  "status-overtaken.yaml": {
    "name": "status-overtaken",
    "summary": "A status call before the verdict is answered three seconds later, after the callback.",
    "extends": "approved",
    "match": { "user_id": { "matches": "(^|[-_])status-overtaken([-_]|$)" } },
    "job_status": { "latency": "3s", "until": "1s" }
  },
  "suspects-found.yaml": {
    "name": "suspects-found",
    "summary": "The machine approves, and Smile Secure finds the same face under another user.",
    "match": { "user_id": { "matches": "(^|[-_])suspects-found([-_]|$)" } },
    "stages": [
      { "after": "1s", "outcome": "approved", "by": "machine" },
      { "after": "5s", "outcome": "suspects_found", "by": "smile_secure", "suspects": ["suspect-user"] }
    ]
  },
  "system-error.yaml": {
    "name": "system-error",
    "summary": "The vendor fails, and the submission is answered with its System Error.",
    "match": [
      { "user_id": { "matches": "(^|[-_])system-error([-_]|$)" } },
      { "api": { "not": "v3" }, "id_info": { "last_name": "Glitchford" } }
    ],
    "respond": { "error": "system_error" }
  },
  "test-number-1.yaml": {
    "name": "test-number-1",
    "summary": "Nobody is found, as in the vendor's test data for an ID number that ends in 1.",
    "match": [
      { "api": "v1", "id_info": { "id_number": { "matches": "1$" } } },
      {
        "api": "v2",
        "product": { "in": ["basic_kyc", "address_verification"] },
        "id_info": { "id_number": { "matches": "1$" } }
      },
      { "api": "v2", "product": "phone_verification", "id_info": { "phone_number": { "matches": "1$" } } }
    ],
    "stages": [{ "after": "1s", "outcome": "id_not_found", "by": "machine" }]
  },
  "test-number-2.yaml": {
    "name": "test-number-2",
    "summary": "The form of the ID number is not supported, as in the vendor's test data for one that ends in 2.",
    "match": [
      { "api": "v1", "id_info": { "id_number": { "matches": "2$" } } },
      {
        "api": "v2",
        "product": { "in": ["basic_kyc", "address_verification"] },
        "id_info": { "id_number": { "matches": "2$" } }
      }
    ],
    "stages": [{ "after": "1s", "outcome": "id_invalid", "by": "machine" }]
  },
  "test-number-3.yaml": {
    "name": "test-number-3",
    "summary": "The authority does not answer, as in the vendor's test data for an ID number that ends in 3.",
    "match": [
      { "api": "v1", "id_info": { "id_number": { "matches": "3$" } } },
      {
        "api": "v2",
        "product": { "in": ["basic_kyc", "address_verification"] },
        "id_info": { "id_number": { "matches": "3$" } }
      },
      { "api": "v2", "product": "phone_verification", "id_info": { "phone_number": { "matches": "3$" } } }
    ],
    "stages": [{ "after": "1s", "outcome": "issuer_unavailable", "by": "machine" }]
  },
  "under-age.yaml": {
    "name": "under-age",
    "summary": "The person is younger than 18, by the record of the ID authority.",
    "match": [
      { "user_id": { "matches": "(^|[-_])under-age([-_]|$)" } },
      { "api": "v3", "id_info": { "last_name": "Youngblood" } }
    ],
    "stages": [{ "after": "1s", "outcome": "under_age", "by": "machine" }]
  },
  "unknown-user.yaml": {
    "name": "unknown-user",
    "summary": "The user is not on file, whatever was registered, and the submission is refused.",
    "match": {
      "product": { "in": ["smart_selfie_authentication", "photo_update"] },
      "user_id": { "matches": "(^|[-_])unknown-user([-_]|$)" }
    },
    "respond": { "error": "no_enrolled_user" }
  }
}
