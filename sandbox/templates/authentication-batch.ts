/** Authentication templates in several languages at once: how they would look, and making or changing them. */
import type { Call } from '../graph/edge.ts'
import { parameterError } from '../graph/graph-error.ts'
import { isYes, readJson, readText } from '../graph/params.ts'
import type { Template } from '../world/objects.ts'
import { addTemplate, fromComponents } from './create.ts'
import { authenticationBody, authenticationFooter } from './define/authentication.ts'
import { copyLabel } from './define/authentication-texts.ts'
import { changeTemplate } from './edit.ts'
import { findTemplate } from './find-template.ts'
import { templateLanguages } from './languages.ts'
import { checkedLanguage, readCategory, readName } from './read-template.ts'

export function previewTemplates({ query }: Call): unknown {
  requireAuthentication(query)
  const minutes = Number(readText(query, 'code_expiration_minutes') ?? Number.NaN)
  const isSecure = isYes(query['add_security_recommendation'])
  const hasButton = query['button_types'] !== undefined && query['button_types'] !== ''
  const languages = languagesIn(query)
  return {
    data: (languages.length === 0 ? templateLanguages : languages).map((language) => ({
      body: authenticationBody(language, isSecure)['text'],
      ...(Number.isFinite(minutes) ? { footer: authenticationFooter(language, minutes)['text'] } : {}),
      ...(hasButton ? { buttons: [{ text: copyLabel(language), autofill_text: 'Autofill' }] } : {}),
      language,
    })),
  }
}

/** Those that are there already are changed. */
export function upsertTemplates({ context, id: wabaId, body }: Call): unknown {
  requireAuthentication(body)
  const name = readName(body)
  const languages = languagesIn(body)
  if (languages.length === 0) throw parameterError('The parameter languages is required.')
  const upsert = (language: string): Template => {
    const there = findTemplate(context.world, wabaId, name, language)
    if (there !== undefined) return changeTemplate(context, there, { components: body['components'] })
    return addTemplate(context, fromComponents(context, { wabaId, name, language, body }))
  }
  return { data: languages.map(upsert).map(({ id, status, language }) => ({ id, status, language })) }
}

function requireAuthentication(body: Call['body']): void {
  if (readCategory(body) !== 'AUTHENTICATION') throw parameterError('Param category must be AUTHENTICATION.')
}

/** A list, as JSON or with commas. */
function languagesIn(body: Call['body']): string[] {
  const given = body['languages']
  const list =
    typeof given === 'string' && !given.trim().startsWith('[')
      ? given.split(',')
      : readJson(body, 'languages')
  if (list === undefined) return []
  if (!Array.isArray(list)) throw parameterError('Param languages must be an array.')
  return list.map((language) => checkedLanguage(String(language).trim()))
}
