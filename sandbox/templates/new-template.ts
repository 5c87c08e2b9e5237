/** Puts templates into the world. */
import type { SandboxContext } from '../context.ts'
import type { Template } from '../world/objects.ts'

export type TemplateContent = Pick<
  Template,
  'wabaId' | 'name' | 'language' | 'category' | 'components' | 'status'
> &
  Partial<Pick<Template, 'parameterFormat' | 'messageSendTtlSeconds' | 'libraryTemplateName'>>

export function putTemplate(
  { world, clock }: Pick<SandboxContext, 'world' | 'clock'>,
  content: TemplateContent,
): Template {
  return world.templates.put({
    id: world.newId('template'),
    parameterFormat: 'POSITIONAL',
    messageSendTtlSeconds: null,
    libraryTemplateName: null,
    previousCategory: null,
    rejectedReason: 'NONE',
    qualityScore: 'UNKNOWN',
    editTimes: [],
    pauseCount: 0,
    createdAt: clock.now(),
    ...content,
  })
}

/** What a WABA has before anybody made a template. */
export function addDefaultTemplates(
  context: Pick<SandboxContext, 'world' | 'clock'>,
  wabaId: string,
): Template {
  return putTemplate(context, {
    wabaId,
    name: 'hello_world',
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
      {
        type: 'BODY',
        text: 'Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification from the Cloud API, hosted by Meta. Thank you for taking the time to test with us.',
      },
      { type: 'FOOTER', text: 'WhatsApp Business Platform sample message' },
    ],
  })
}
