/** Messages, templates and plugins of events, as the API shows them. */
import type { MessagingContext } from '../../../messaging/context.ts'
import { mediaOfMessages } from '../../../messaging/media/message-media.ts'
import { listPlugins } from '../../../messaging/plugins/plugins.ts'
import { webhookUrlOf } from '../../../messaging/plugins/plugins.ts'
import { messagesByIds } from '../../../messaging/sending/messages-by-ids.ts'
import type { Template } from '../../../messaging/templates/template.ts'
import { templatesByIds } from '../../../messaging/templates/templates-by-ids.ts'
import { presentAttachment } from '../media/present.ts'
import { presentPlugin } from '../plugins/present.ts'
import { presentState } from '../sending/present.ts'
import type { PresentKinds } from './present-objects.ts'

export type MessagingObjectsContext = Pick<MessagingContext, 'database' | 'publicUrl'>

export function messagingObjects(context: MessagingObjectsContext): PresentKinds {
  return {
    async message(db, teamId, ids) {
      const found = await messagesByIds(db, teamId, ids)
      const files = await mediaOfMessages(context, teamId, ids)
      return found.map((message) => {
        const own = files.get(message.id) ?? []
        const attachments = own.map((file) => presentAttachment(file, context.publicUrl()))
        return presentState(message, attachments)
      })
    },
    async template(db, teamId, ids) {
      return (await templatesByIds(db, teamId, ids)).map(presentTemplate)
    },
    async plugin(_, teamId, ids) {
      const found = (await listPlugins(context, teamId)).filter(({ plugin }) => ids.includes(plugin.id))
      return found.map((details) =>
        presentPlugin(details, { url: webhookUrlOf(context, details.plugin.id) }, false),
      )
    },
  }
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
