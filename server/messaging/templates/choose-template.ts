/** Which of the templates of one name is meant, and whether it can be sent. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import type { Template } from './template.ts'

/** Undefined when that is not clear; then, and when it cannot be sent, the faults say why. */
export function chooseTemplate(
  templates: readonly Template[],
  language: string | undefined,
  faults: Fault[],
): Template | undefined {
  const chosen = inLanguage(templates, language, faults)
  if (chosen === undefined || chosen.status === 'APPROVED') return chosen
  const reason = chosen.rejectedReason === null ? '' : ` (${chosen.rejectedReason})`
  faults.push({
    field: 'templateName',
    message: `the template "${chosen.name}" in ${chosen.language} is ${chosen.status}${reason}, and only APPROVED templates can be sent`,
  })
  return chosen
}

function inLanguage(
  templates: readonly Template[],
  language: string | undefined,
  faults: Fault[],
): Template | undefined {
  const [first] = templates
  if (first === undefined) return undefined
  const listed = templates.map((one) => one.language).join(', ')
  if (language === undefined) {
    if (templates.length === 1) return first
    const message = `is required, because the template "${first.name}" exists in several languages: ${listed}`
    faults.push({ field: 'language', message })
    return undefined
  }
  const wanted = normalized(language)
  const found =
    templates.find((one) => one.language === language) ??
    templates.find((one) => normalized(one.language) === wanted)
  if (found === undefined)
    faults.push({
      field: 'language',
      message: `the template "${first.name}" does not exist in "${language.slice(0, 40)}"; it exists in: ${listed}`,
    })
  return found
}

/** Languages are written with a hyphen or an underscore, and in any case. */
function normalized(language: string): string {
  return language.trim().replaceAll('-', '_').toLowerCase()
}
