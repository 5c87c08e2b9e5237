/** Messages, chats, contacts and what else belongs to WhatsApp, of events, as the API shows them. */
import { chatsByIds } from '../../../messaging/chats/chats-by-ids.ts'
import { messagesByIds } from '../../../messaging/chats/find-messages.ts'
import { contactsByIds } from '../../../messaging/contacts/contacts-by-ids.ts'
import type { MessagingContext } from '../../../messaging/context.ts'
import {
  inboxesByIds,
  notesByIds,
  scheduledMessagesByIds,
  tagsByIds,
} from '../../../messaging/desk/desk-by-ids.ts'
import { listPlugins, webhookUrlOf } from '../../../messaging/plugins/plugins.ts'
import type { Template } from '../../../messaging/templates/template.ts'
import { templatesByIds } from '../../../messaging/templates/templates-by-ids.ts'
import { teamById } from '../../../team/people-by-ids.ts'
import type { Reading } from '../../../webhooks/bodies/object-presenters.ts'
import { showChats, showMessages } from '../chats/show.ts'
import { presentContact } from '../contacts/present.ts'
import { presentInbox, presentNote, presentScheduled, presentTag } from '../desk/present.ts'
import { presentPlugin } from '../plugins/present.ts'
import { byId, type PresentKinds } from './present-kinds.ts'

export type MessagingObjectsContext = Pick<MessagingContext, 'database' | 'publicUrl'>

export function messagingObjects(context: MessagingObjectsContext): PresentKinds {
  return {
    async message(db, teamId, ids) {
      const viewer = await viewerOf(db, teamId)
      if (viewer === undefined) return new Map()
      return byId(await showMessages(context, viewer, await messagesByIds(context, viewer, ids)))
    },
    async chat(db, teamId, ids) {
      const viewer = await viewerOf(db, teamId)
      if (viewer === undefined) return new Map()
      return byId(await showChats(context, viewer, await chatsByIds(db, teamId, ids)))
    },
    async contact(db, teamId, ids) {
      const found = await contactsByIds(db, teamId, ids)
      return new Map([...found].map(([id, contact]) => [id, presentContact(contact)]))
    },
    note: async (db, teamId, ids) => byId((await notesByIds(db, teamId, ids)).map(presentNote)),
    chat_tag: async (db, teamId, ids) => byId((await tagsByIds(db, teamId, ids)).map(presentTag)),
    chat_inbox: async (db, teamId, ids) => byId((await inboxesByIds(db, teamId, ids)).map(presentInbox)),
    scheduled_message: async (db, teamId, ids) =>
      byId((await scheduledMessagesByIds(db, teamId, ids)).map(presentScheduled)),
    template: async (db, teamId, ids) => byId((await templatesByIds(db, teamId, ids)).map(presentTemplate)),
    async plugin(_, teamId, ids) {
      const found = (await listPlugins(context, teamId)).filter(({ plugin }) => ids.includes(plugin.id))
      return byId(
        found.map((details) =>
          presentPlugin(details, { url: webhookUrlOf(context, details.plugin.id) }, false),
        ),
      )
    },
  }
}

/** Somebody who sees all chats, but not what was taken back. */
async function viewerOf(db: Reading, teamId: string) {
  const team = await teamById(db, teamId)
  return team && ({ team, userId: '', roleType: 'manager' } as const)
}

/** In WhatsApp's words, as the lists of templates are. */
function presentTemplate(template: Template) {
  return {
    id: template.id,
    name: template.name,
    language: template.language,
    status: template.status,
    category: template.category,
    parameter_format: template.parameterFormat,
    components: template.components,
    quality_score: template.qualityScore,
    rejected_reason: template.rejectedReason,
    waba_id: template.wabaId,
  }
}
