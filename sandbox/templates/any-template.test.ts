import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { startSandbox, type Sandbox } from '../index.ts'
import { keepMedia, mediaLifetimes } from '../media/media.ts'
import { testFiles } from '../media/test-files.ts'
import { callGraph } from '../test-calls.ts'

type Given = Readonly<Record<string, unknown>>

/** A part of a template, and what a send needs for it. */
interface Part {
  readonly component: Given | undefined
  readonly sends: readonly Given[]
}

type Format = 'POSITIONAL' | 'NAMED'

const word = fc.stringMatching(/^[a-z]{3,8}$/)
const value = fc.stringMatching(/^[A-Za-z0-9äß€ ]{0,10}[A-Za-z0-9]$/).filter((text) => !/ {5}/.test(text))
const nothing: Part = { component: undefined, sends: [] }

function namesOf(count: number, format: Format): fc.Arbitrary<string[]> {
  if (format === 'POSITIONAL') return fc.constant(Array.from({ length: count }, (_, n) => String(n + 1)))
  return fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/), { minLength: count, maxLength: count })
}

const parameter = (format: Format, name: string, text: string): Given => ({
  type: 'text',
  text,
  ...(format === 'NAMED' && { parameter_name: name }),
})

function bodyWith(format: Format): fc.Arbitrary<Part> {
  return fc.integer({ min: 0, max: 5 }).chain((count) =>
    fc
      .record({
        names: namesOf(count, format),
        words: fc.array(word, { minLength: count + 1, maxLength: count + 1 }),
        values: fc.array(value, { minLength: count, maxLength: count }),
      })
      .map(({ names, words, values }) => {
        const text = `${words.map((one, n) => (n < count ? `${one} {{${names[n]}}}` : one)).join(' ')}.`
        const example =
          format === 'NAMED'
            ? { body_text_named_params: names.map((name, n) => ({ param_name: name, example: values[n] })) }
            : { body_text: [values] }
        const parameters = names.map((name, n) => parameter(format, name, values[n] ?? ''))
        return {
          component: { type: 'BODY', text, ...(count > 0 && { example }) },
          sends: count > 0 ? [{ type: 'body', parameters }] : [],
        }
      }),
  )
}

function headerWith(format: Format, handle: string, mediaId: string): fc.Arbitrary<Part> {
  const withVariable = fc.tuple(namesOf(1, format), word, value).map(([names, before, text]): Part => {
    const [name = ''] = names
    const example =
      format === 'NAMED'
        ? { header_text_named_params: [{ param_name: name, example: text }] }
        : { header_text: [text] }
    return {
      component: { type: 'HEADER', format: 'TEXT', text: `${before} {{${name}}}`, example },
      sends: [{ type: 'header', parameters: [parameter(format, name, text)] }],
    }
  })
  const place = { latitude: 48.2, longitude: 16.4, name: 'Here', address: 'There' }
  return fc.oneof(
    fc.constant(nothing),
    word.map((text): Part => ({ component: { type: 'HEADER', format: 'TEXT', text }, sends: [] })),
    withVariable,
    fc.constant<Part>({
      component: { type: 'HEADER', format: 'IMAGE', example: { header_handle: [handle] } },
      sends: [{ type: 'header', parameters: [{ type: 'image', image: { id: mediaId } }] }],
    }),
    fc.constant<Part>({
      component: { type: 'HEADER', format: 'LOCATION' },
      sends: [{ type: 'header', parameters: [{ type: 'location', location: place }] }],
    }),
  )
}

const footer = fc
  .option(word, { nil: undefined })
  .map((text): Part => (text === undefined ? nothing : { component: { type: 'FOOTER', text }, sends: [] }))

interface Button {
  readonly button: Given
  readonly subType?: string
  readonly parameter?: Given
}

const oneButton: fc.Arbitrary<Button> = fc.oneof(
  word.map((text) => ({ button: { type: 'URL', text, url: `https://example.org/${text}` } })),
  fc.tuple(word, value).map(([text, suffix]) => ({
    button: { type: 'URL', text, url: 'https://example.org/{{1}}', example: ['https://example.org/7'] },
    subType: 'url',
    parameter: { type: 'text', text: suffix },
  })),
  word.map((text) => ({ button: { type: 'PHONE_NUMBER', text, phone_number: '15550100200' } })),
  word.map((code) => ({
    button: { type: 'COPY_CODE', example: code },
    subType: 'copy_code',
    parameter: { type: 'coupon_code', coupon_code: code },
  })),
)

/** At most two addresses and one of each other kind. */
function isWithinCounts(buttons: readonly Button[]): boolean {
  const count = (type: string): number => buttons.filter(({ button }) => button['type'] === type).length
  return count('URL') <= 2 && count('PHONE_NUMBER') <= 1 && count('COPY_CODE') <= 1
}

const buttons = fc
  .record({
    replies: fc.array(word, { maxLength: 4 }),
    others: fc.array(oneButton, { maxLength: 4 }).filter(isWithinCounts),
    repliesFirst: fc.boolean(),
  })
  .map(({ replies, others, repliesFirst }): Part => {
    const quick: Button[] = replies.map((text) => ({ button: { type: 'QUICK_REPLY', text } }))
    const all = repliesFirst ? [...quick, ...others] : [...others, ...quick]
    if (all.length === 0) return nothing
    return {
      component: { type: 'BUTTONS', buttons: all.map(({ button }) => button) },
      sends: all.flatMap(({ subType, parameter: one }, index) =>
        one === undefined
          ? []
          : [{ type: 'button', sub_type: subType, index: String(index), parameters: [one] }],
      ),
    }
  })

describe('any template within the rules', () => {
  let sandbox: Sandbox
  before(async () => {
    sandbox = await startSandbox({
      knobs: { templateReviewMs: 0, hasPairLimit: false, messagesPerSecond: null },
    })
  })
  after(() => sandbox[Symbol.asyncDispose]())

  const handle = '4::sample'
  const anyTemplate = (mediaId: string) =>
    fc.constantFrom<Format>('POSITIONAL', 'NAMED').chain((format) =>
      fc
        .record({
          header: headerWith(format, handle, mediaId),
          body: bodyWith(format),
          footer,
          buttons,
          category: fc.constantFrom('UTILITY', 'marketing'),
          missing: fc.nat(),
        })
        .map(({ header, body, footer: foot, buttons: row, category, missing }) => {
          const parts = [header, body, foot, row]
          return {
            category,
            parameter_format: format,
            components: parts.flatMap(({ component }) => (component === undefined ? [] : [component])),
            sends: parts.flatMap(({ sends }) => sends),
            missing,
          }
        }),
    )

  it('is accepted, reads back, and takes a send with all its parameters but not with one less', async () => {
    const business = sandbox.makeBusiness()
    const { context } = sandbox
    const { world } = context
    await context.blobs.write('upload:sample', testFiles['image/png'])
    world.uploads.put({
      id: 'upload:sample',
      appId: business.appId,
      fileName: 'a.png',
      fileType: 'image/png',
      fileLength: 1,
      received: 1,
      handle,
    })
    const media = await keepMedia(context, {
      phoneNumberId: business.phoneNumberId,
      bytes: testFiles['image/png'],
      mimeType: 'image/png',
      lifetimeMs: mediaLifetimes.uploadedMs,
    })
    const call = (path: string, body?: unknown) =>
      callGraph(sandbox, `v23.0/${path}`, { token: business.accessToken, body })
    let count = 0
    await fc.assert(
      fc.asyncProperty(anyTemplate(media.id), async ({ sends, missing, ...content }) => {
        const name = `any_${(count += 1)}`
        const draft = { name, language: 'en_US', ...content }
        // So that neither the limit for an hour nor that for an account is reached.
        context.clock.advance(60_000)
        const made = await call(`${business.wabaId}/message_templates`, draft)
        assert.equal(made.status, 200, JSON.stringify(made.body))
        const shown = (await call(made.body.id)).body
        assert.equal(shown.status, 'APPROVED')
        assert.deepEqual(
          shown.components.map(withoutSamples),
          content.components.map((component) => withoutSamples(readBack(component))),
        )
        const send = (components: unknown) =>
          call(`${business.phoneNumberId}/messages`, {
            messaging_product: 'whatsapp',
            to: '15550109999',
            type: 'template',
            template: { name, language: { code: 'en_US' }, components },
          })
        const sent = await send(sends)
        assert.equal(sent.status, 200, JSON.stringify(sent.body))
        if (sends.length === 0) {
          world.templates.remove(made.body.id)
          return
        }
        const refused = await send(withOneLess(sends, missing))
        assert.ok([132000, 132012, 131008].includes(refused.body.error?.code), JSON.stringify(refused.body))
        world.templates.remove(made.body.id)
      }),
      { numRuns: 80 },
    )
  })
})

/** Without one of the parameters, and without its component if that was the last one. */
function withOneLess(sends: readonly Given[], pick: number): Given[] {
  const index = pick % sends.length
  const parameters = sends[index]?.['parameters'] as readonly Given[]
  const left = parameters.toSpliced(pick % parameters.length, 1)
  return left.length === 0
    ? sends.toSpliced(index, 1)
    : sends.with(index, { ...sends[index], parameters: left })
}

/** What the platform adds to buttons. */
function readBack(component: Given): Given {
  if (component['type'] !== 'BUTTONS') return component
  const row = component['buttons'] as readonly Given[]
  return {
    type: 'BUTTONS',
    buttons: row.map((button) =>
      button['type'] === 'COPY_CODE'
        ? { type: 'COPY_CODE', text: 'Copy offer code', example: [button['example']] }
        : button['type'] === 'PHONE_NUMBER'
          ? { ...button, phone_number: '+15550100200' }
          : button,
    ),
  }
}

/** Samples are given as handles and come back as addresses. */
function withoutSamples(component: Given): Given {
  return component['format'] === 'IMAGE' ? { ...component, example: {} } : component
}
