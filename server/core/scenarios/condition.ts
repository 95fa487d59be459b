import { identityField } from '../identity/identity.ts'
import { fullName, type Person } from '../identity/person.ts'
import { type ImageKind, type Package, type Submission, selfieOf } from '../jobs/submission.ts'
import { type CompilePattern, createPredicate, type Predicate } from './predicate.ts'
import type { PredicateSpec } from './wanted-text.ts'

/** A field of the submission and what it must be, such as `user_id` or `partner_params.branch`. */
export interface Condition {
  readonly field: string
  readonly predicate: Predicate
  /** Reads the field from a submission. */
  readonly read: (request: Submission) => unknown
}

/** Compiles a condition, so that choosing a scenario only reads and compares. @throws like `createPredicate`. */
export function createCondition(field: string, spec: PredicateSpec, compile: CompilePattern): Condition {
  return { field, predicate: createPredicate(spec, compile), read: readerOf(field) }
}

/** Whether a submission meets a condition. */
export function holds({ predicate, read }: Condition, request: Submission): boolean {
  return predicate.holds(read(request))
}

/** Whether a submission meets all of some conditions. A loop, since every submission tries all ways: a closure for each would be garbage. */
export function allHold(conditions: readonly Condition[], request: Submission): boolean {
  for (const condition of conditions) if (!holds(condition, request)) return false
  return true
}

function readerOf(field: string): Condition['read'] {
  const [root = '', name = ''] = field.split(/\.(.*)/s)
  switch (root) {
    case 'api':
      return ({ generation }) => generation
    case 'product':
      return ({ product }) => product
    case 'user_id':
      return ({ userId }) => userId
    case 'job_id':
      return ({ jobId }) => jobId
    case 'id_info':
      return identityReader(name)
    case 'person':
      return ({ person }) => person && personFact(person, name)
    case 'images':
      return ({ package: pack }) => pack && imageFact(pack, name)
    default:
      return ({ partnerParams }) => own(partnerParams, name)
  }
}

function identityReader(name: string): Condition['read'] {
  const field = identityField(name)
  return field === undefined ? () => undefined : ({ idInfo }) => own(idInfo, field)
}

function personFact(person: Person, name: string): unknown {
  const { firstName, middleName, lastName, gender, dateOfBirth } = person
  const facts = {
    first_name: firstName,
    middle_name: middleName,
    last_name: lastName,
    full_name: fullName(person),
    gender,
    date_of_birth: dateOfBirth,
  }
  return own(facts, name)
}

// Kinds of pictures, by their names in scenarios.
const kindsByName: Readonly<Record<string, ImageKind>> = {
  selfie: 'selfie',
  id_front: 'document_front',
  id_back: 'document_back',
  liveness: 'liveness',
}

function imageFact(pack: Package, name: string): unknown {
  if (name === 'selfie_sha256') return selfieOf(pack)?.sha256
  return pack.images.filter(({ kind, size }) => size > 0 && kind === kindsByName[name]).length
}

/** An object's own member, and not one that every object inherits. */
function own(members: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined
}
