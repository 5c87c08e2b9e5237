/**
 * The rules by which chats come into inboxes: what they may say, and whether they hold for a chat. The first inbox
 * whose rules hold takes the chat; the order of inboxes is the team's. Pure.
 */
import { foldText } from '../../team/fold-text.ts'

/** `all` of nothing holds for every chat, `any` of nothing for none. */
export type Rule = { readonly all: readonly Rule[] } | { readonly any: readonly Rule[] } | Condition

export type Condition =
  | { readonly field: ListField; readonly values: readonly string[] }
  | { readonly field: 'firstMessage'; readonly match: TextMatch; readonly values: readonly string[] }
  | { readonly field: FlagField; readonly value: boolean }

/**
 * One of the values is the chat's: the receiving phone number, the plugin, the first digits of the contact's number,
 * the procedure of the linked process, a tag.
 */
export const listFields = ['phoneNumberId', 'pluginId', 'phonePrefix', 'procedure', 'tag'] as const
export type ListField = (typeof listFields)[number]

/** Whether the contact came by an ad, and whether the chat is linked to a process. */
export const flagFields = ['isFromAd', 'hasProcess'] as const
export type FlagField = (typeof flagFields)[number]

export const textMatches = ['contains', 'startsWith', 'exact'] as const
export type TextMatch = (typeof textMatches)[number]

/** What rules look at. */
export interface ChatFacts {
  readonly phoneNumberId: string
  readonly pluginId: string
  /** Digits; null when WhatsApp does not tell it. */
  readonly phone: string | null
  /** Of the contact's first message in the chat. */
  readonly firstMessage: string
  readonly isFromAd: boolean
  readonly procedureId: string | null
  readonly processId: string | null
  readonly tags: readonly string[]
}

/** The first of `inboxes` whose rules hold. Without rules, an inbox takes what people put there, and nothing else. */
export function inboxFor<T extends { readonly rules: Rule | null }>(
  inboxes: readonly T[],
  facts: ChatFacts,
): T | undefined {
  return inboxes.find(({ rules }) => rules !== null && holds(rules, facts))
}

export function holds(rule: Rule, facts: ChatFacts): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, facts))
  if ('any' in rule) return rule.any.some((part) => holds(part, facts))
  switch (rule.field) {
    case 'phoneNumberId':
      return rule.values.includes(facts.phoneNumberId)
    case 'pluginId':
      return rule.values.includes(facts.pluginId)
    case 'phonePrefix':
      return rule.values.some((prefix) => facts.phone?.startsWith(prefix))
    case 'procedure':
      return facts.procedureId !== null && rule.values.includes(facts.procedureId)
    case 'tag':
      return rule.values.some((tag) => facts.tags.includes(tag))
    case 'isFromAd':
      return facts.isFromAd === rule.value
    case 'hasProcess':
      return (facts.processId !== null) === rule.value
    case 'firstMessage':
      return matches(rule.match, comparable(facts.firstMessage), rule.values.map(comparable))
  }
}

function matches(match: TextMatch, text: string, wanted: readonly string[]): boolean {
  switch (match) {
    case 'contains':
      return wanted.some((words) => text.includes(words))
    case 'startsWith':
      return wanted.some((words) => text.startsWith(words))
    case 'exact':
      return wanted.includes(text)
  }
}

/** The form in which the words of a message are compared: without case and accents, with single spaces. */
export function comparable(text: string): string {
  return foldText(text).trim().replace(/\s+/g, ' ')
}
