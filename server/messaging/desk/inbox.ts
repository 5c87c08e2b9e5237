/** An inbox is a folder of chats: which chats come into it, and how they are given to people. */
import type { Allocation } from './allocate.ts'
import type { Rule } from './rules.ts'

export interface ChatInbox {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly name: string
  /** From 1: the first inbox whose rules hold takes a chat. */
  readonly position: number
  /** Null: it takes what people put there, and nothing by itself. */
  readonly rules: Rule | null
  /** Null: its chats wait until somebody takes them. */
  readonly allocation: Allocation | null
  /** Round robin: who was given the last chat. */
  readonly lastUserId: string | null
}

/** Of a team; all of them are read for every chat that comes in. */
export const mostInboxes = 200
