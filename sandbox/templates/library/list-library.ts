/** The library of ready-made templates, filtered. */
import type { Call } from '../../graph/edge.ts'
import { pageOf } from '../../graph/page.ts'
import { libraryItems, libraryLanguage, type LibraryItem } from './items.ts'

export function listLibrary(call: Call): unknown {
  const { query } = call
  const search = query['search']?.toLowerCase() ?? ''
  const isAsked = (key: string, values: readonly string[]): boolean => {
    const asked = query[key]
    return asked === undefined || asked === '' || values.includes(asked.toUpperCase())
  }
  const found = libraryItems.filter(
    ({ name, body, topic, usecase, industry }) =>
      `${name}\n${body}`.toLowerCase().includes(search) &&
      isAsked('topic', [topic]) &&
      isAsked('usecase', [usecase]) &&
      isAsked('industry', industry) &&
      isAsked('language', [libraryLanguage.toUpperCase()]) &&
      isAsked('name', [name.toUpperCase()]),
  )
  return pageOf(call, found, show)
}

function show({ id, name, category, topic, usecase, industry, header, body, params, buttons }: LibraryItem) {
  return {
    name,
    language: libraryLanguage,
    category,
    topic,
    usecase,
    industry,
    ...(header === undefined ? {} : { header }),
    body,
    body_params: params.map(([example]) => example),
    body_param_types: params.map(([, type]) => type),
    ...(buttons === undefined ? {} : { buttons }),
    id,
  }
}
