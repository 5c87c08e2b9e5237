/** Finds its way in the components of a template, tolerantly: what is not there, or of another kind, is left out. Pure. */
import { isJsonObject, type JsonObject } from '../../lib/json.ts'

/** The names of the variables in a text, each once; numbers in their order, others as they come. */
export function variablesIn(text: unknown): string[] {
  if (typeof text !== 'string') return []
  const names = [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name))]
  return names.every((name) => /^\d+$/.test(name)) ? names.sort((a, b) => Number(a) - Number(b)) : names
}

export function partOf(components: readonly JsonObject[], type: string): JsonObject | undefined {
  return components.find((component) => wordOf(component['type']) === type)
}

export function cardsOf(components: readonly JsonObject[]): JsonObject[] {
  const cards = partOf(components, 'CAROUSEL')?.['cards']
  return Array.isArray(cards) ? cards.filter(isJsonObject) : []
}

export function componentsOf(card: JsonObject): JsonObject[] {
  const { components } = card
  return Array.isArray(components) ? components.filter(isJsonObject) : []
}

export function buttonsOf(components: readonly JsonObject[]): JsonObject[] {
  const buttons = partOf(components, 'BUTTONS')?.['buttons']
  return Array.isArray(buttons) ? buttons.filter(isJsonObject) : []
}

export function formatOf(header: JsonObject | undefined): string | undefined {
  return header === undefined ? undefined : wordOf(header['format']) || 'TEXT'
}

export function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.toUpperCase() : ''
}
