/** Parts that several kinds of interactive messages share. */
import type { Param } from './param.ts'
import { checkMediaObject } from './media.ts'
import type { Scope } from './scope.ts'

const longestHeader = 60
const longestUrlLabel = 20
const longestUrl = 2_000

export function checkHeader(header: Param): void {
  header.at('text').text({ most: longestHeader })
}

export function checkMediaHeader(header: Param, kind: string, scope: Scope): void {
  checkMediaObject(header.at(kind), scope)
}

export function checkCtaUrl(action: Param): void {
  action.at('name').oneOf('cta_url')
  const parameters = action.at('parameters')
  parameters.object()
  parameters.at('display_text').text({ most: longestUrlLabel })
  const url = parameters.at('url')
  const text = url.text({ most: longestUrl })
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw url.invalid(`${url.name} must be a valid http or https URL`)
}

/** Throws 131009 where two are the same. */
export function checkUnique(params: readonly Param[], what: string): void {
  const seen = new Set<unknown>()
  for (const param of params) {
    if (seen.has(param.value)) throw param.invalid(`Duplicated ${what}: ${String(param.value)}`)
    seen.add(param.value)
  }
}
