/** Webhooks about templates. */
import type { SandboxContext } from '../context.ts'
import type { Template, TemplateComponent } from '../world/objects.ts'

type Value = Readonly<Record<string, unknown>>

/** Ids of templates are numbers in webhooks. */
function identityOf({ id, name, language }: Template): Value {
  return {
    message_template_id: Number(id),
    message_template_name: name,
    message_template_language: language,
  }
}

export function tellStatus(
  { webhooks }: SandboxContext,
  template: Template,
  event: string,
  more: Value = {},
): void {
  webhooks.publish({
    wabaId: template.wabaId,
    field: 'message_template_status_update',
    value: {
      event,
      ...identityOf(template),
      message_template_category: template.category,
      reason: event === 'REJECTED' ? template.rejectedReason : 'NONE',
      ...more,
    },
  })
}

export function tellQuality({ webhooks }: SandboxContext, template: Template, previous: string): void {
  webhooks.publish({
    wabaId: template.wabaId,
    field: 'message_template_quality_update',
    value: {
      previous_quality_score: previous,
      new_quality_score: template.qualityScore,
      ...identityOf(template),
    },
  })
}

export function tellCategory({ webhooks, clock }: SandboxContext, template: Template): void {
  webhooks.publish({
    wabaId: template.wabaId,
    field: 'template_category_update',
    value: {
      ...identityOf(template),
      previous_category: template.previousCategory,
      new_category: template.category,
      correct_category: template.category,
      category_update_timestamp: Math.floor(clock.now() / 1_000),
    },
  })
}

export function tellComponents({ webhooks }: SandboxContext, template: Template): void {
  const part = (type: string): TemplateComponent | undefined =>
    template.components.find((component) => component.type === type)
  const buttons = part('BUTTONS')?.['buttons']
  const [title, footer] = [part('HEADER')?.['text'], part('FOOTER')?.['text']]
  webhooks.publish({
    wabaId: template.wabaId,
    field: 'message_template_components_update',
    value: {
      ...identityOf(template),
      message_template_element: part('BODY')?.['text'] ?? '',
      ...(title === undefined ? {} : { message_template_title: title }),
      ...(footer === undefined ? {} : { message_template_footer: footer }),
      ...(buttons === undefined ? {} : { message_template_buttons: webhookButtons(buttons) }),
    },
  })
}

function webhookButtons(buttons: unknown): Value[] {
  return (buttons as readonly Value[]).map(({ type, text, url, phone_number: phone }) => ({
    message_template_button_type: type,
    message_template_button_text: text,
    ...(url === undefined ? {} : { message_template_button_url: url }),
    ...(phone === undefined ? {} : { message_template_button_phone_number: phone }),
  }))
}
