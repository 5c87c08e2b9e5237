/** What a header needs when its template is sent. */
import { GraphError } from '../../graph/graph-error.ts'
import { isObject } from '../../graph/params.ts'
import type { TemplateComponent } from '../../world/objects.ts'
import { longestHeader } from '../define/header.ts'
import type { LateProblem } from '../parameters.ts'
import { parameterProblem, type SentParameter } from './sent.ts'
import { checkCount, checkText, type Sending } from './text-values.ts'

const mediaTypes = ['image', 'video', 'gif', 'document']
const typesOfFormat: Readonly<Record<string, readonly string[]>> = {
  IMAGE: ['image'],
  VIDEO: ['video'],
  GIF: ['gif', 'video'],
  DOCUMENT: ['document'],
  LOCATION: ['location'],
  PRODUCT: ['product'],
}

/** Media of another kind than the header has is accepted, and found out when it is fetched. */
export function checkHeader(
  header: TemplateComponent | undefined,
  parameters: readonly SentParameter[],
  label: string,
  sending: Sending,
): LateProblem[] {
  const format = header?.['format']
  if (header === undefined || typeof format !== 'string' || format === 'TEXT') {
    const text = typeof header?.['text'] === 'string' ? header['text'] : ''
    checkText({ label, text, longest: longestHeader, parameters }, sending)
    return []
  }
  const [parameter] = parameters
  if (parameter === undefined) throw mismatch(label, format, 'UNKNOWN')
  checkCount(label, parameters.length, 1)
  const { type } = parameter
  const isRight = (typesOfFormat[format] ?? []).includes(type)
  const isOtherMedia =
    mediaTypes.includes(type) && (typesOfFormat[format] ?? []).some((one) => mediaTypes.includes(one))
  if (!isRight && !isOtherMedia) throw mismatch(label, format, type === '' ? 'UNKNOWN' : type.toUpperCase())
  checkObject(parameter, label, sending.version)
  return isRight ? [] : [{ code: 132012, details: mismatchText(label, format, type.toUpperCase()) }]
}

function checkObject({ type, given }: SentParameter, label: string, version: number): void {
  const object = given[type]
  if (!isObject(object))
    throw new GraphError(131008, { details: `${label}: Parameter of type ${type} is missing ${type}` })
  const isThere = (key: string): boolean =>
    object[key] !== undefined && object[key] !== null && object[key] !== ''
  if (mediaTypes.includes(type)) {
    if (isThere('id') === isThere('link'))
      throw parameterProblem(version, `${label}: Parameter of type ${type} needs either id or link`)
    return
  }
  const needed = type === 'location' ? ['latitude', 'longitude'] : ['product_retailer_id', 'catalog_id']
  const missing = needed.find((key) => !isThere(key))
  if (missing !== undefined)
    throw new GraphError(131008, { details: `${label}: Parameter of type ${type} is missing ${missing}` })
  if (type === 'location' && needed.some((key) => !Number.isFinite(Number(object[key]))))
    throw parameterProblem(version, `${label}: latitude and longitude must be numbers`)
}

function mismatch(label: string, expected: string, received: string): GraphError {
  return new GraphError(132012, { details: mismatchText(label, expected, received) })
}

function mismatchText(label: string, expected: string, received: string): string {
  return `${label}: Format mismatch, expected ${expected}, received ${received}`
}
