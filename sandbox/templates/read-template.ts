/** What a call says about a template that is to be made or changed, besides its components. */
import { parameterError } from '../graph/graph-error.ts'
import { readJson, readText, requireText } from '../graph/params.ts'
import { didYouMean } from '../lib/nearest.ts'
import type { Template } from '../world/objects.ts'
import { oneOf } from './define/scope.ts'
import { templateLanguages } from './languages.ts'
import { templateError } from './template-error.ts'

type Body = Readonly<Record<string, unknown>>

const longestName = 512
export const categories = ['AUTHENTICATION', 'MARKETING', 'UTILITY'] as const
const formats = ['POSITIONAL', 'NAMED'] as const

/** From the least to the most seconds in which a message of the category may be delivered. */
const lifetimes: Readonly<Record<Template['category'], readonly [number, number]>> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 43_200],
  MARKETING: [43_200, 2_592_000],
}

export function readName(body: Body): string {
  const name = requireText(body, 'name')
  if (name.length > longestName)
    throw templateError('tooLong', `The name of a template can have at most ${longestName} characters.`)
  if (!/^[a-z0-9_]+$/.test(name))
    throw templateError(
      'other',
      'The name of a template can only have lower-case letters, digits and underscores.',
    )
  return name
}

export function readLanguage(body: Body): string {
  return checkedLanguage(requireText(body, 'language'))
}

export function checkedLanguage(language: string): string {
  if (templateLanguages.includes(language)) return language
  throw parameterError(
    `Param language must be one of {${templateLanguages.join(', ')}} - got "${language}".${didYouMean(language, templateLanguages)}`,
  )
}

export function readCategory(body: Body): Template['category'] {
  return oneOf(body['category'], 'category', categories)
}

export function readFormat(body: Body): Template['parameterFormat'] {
  return body['parameter_format'] === undefined || body['parameter_format'] === null
    ? 'POSITIONAL'
    : oneOf(body['parameter_format'], 'parameter_format', formats)
}

/** Null when none is given; -1 is the thirty days that are usual. */
export function readTtl(body: Body, category: Template['category']): number | null {
  const text = readText(body, 'message_send_ttl_seconds')
  if (text === undefined || text === '') return null
  const seconds = Number(text)
  const [least, most] = lifetimes[category]
  if (seconds === -1 && category !== 'MARKETING') return seconds
  if (!Number.isInteger(seconds) || seconds < least || seconds > most)
    throw parameterError(
      `Param message_send_ttl_seconds must be a number from ${least} to ${most} for ${category} templates.`,
    )
  return seconds
}

/** A form carries them as JSON. */
export function readComponents(body: Body): unknown {
  return readJson(body, 'components')
}
