/** Interactive messages: which kind has which parts, and how much of each. */
import { GraphError, parameterError } from '../../graph/graph-error.ts'
import { checkCarousel } from './carousel.ts'
import { checkFlow } from './interactive-flow.ts'
import { checkCtaUrl, checkHeader, checkMediaHeader } from './interactive-parts.ts'
import { Param } from './param.ts'
import { checkProduct, checkProductList } from './products.ts'
import { checkButtons, checkList } from './replies.ts'
import type { Scope } from './scope.ts'

const longestBody = 1_024
const longestListBody = 4_096
const longestFooter = 60
const longestCallLabel = 20

interface Kind {
  readonly header: readonly string[]
  readonly body: 'required' | 'optional'
  readonly longestBody?: number
  readonly footer: boolean
  checkAction(action: Param, scope: Scope): void
}

const media = ['image', 'video', 'document']
const named =
  (name: string): Kind['checkAction'] =>
  (action) =>
    void action.at('name').oneOf(name)

const kinds: Readonly<Record<string, Kind>> = {
  button: { header: ['text', ...media], body: 'required', footer: true, checkAction: checkButtons },
  list: {
    header: ['text'],
    body: 'required',
    longestBody: longestListBody,
    footer: true,
    checkAction: checkList,
  },
  cta_url: { header: ['text', ...media], body: 'required', footer: true, checkAction: checkCtaUrl },
  flow: { header: ['text', ...media], body: 'required', footer: true, checkAction: checkFlow },
  location_request_message: {
    header: [],
    body: 'required',
    footer: false,
    checkAction: named('send_location'),
  },
  product: { header: [], body: 'optional', footer: true, checkAction: checkProduct },
  product_list: { header: ['text'], body: 'required', footer: true, checkAction: checkProductList },
  catalog_message: {
    header: [],
    body: 'required',
    footer: true,
    checkAction(action) {
      action.at('name').oneOf('catalog_message')
      action.at('parameters').at('thumbnail_product_retailer_id').optionalText()
    },
  },
  carousel: { header: [], body: 'required', footer: false, checkAction: checkCarousel },
  address_message: {
    header: ['text', ...media],
    body: 'required',
    footer: true,
    checkAction(action) {
      action.at('name').oneOf('address_message')
      action.at('parameters').at('country').text()
    },
  },
  call_permission_request: {
    header: [],
    body: 'optional',
    footer: true,
    checkAction: named('call_permission_request'),
  },
  voice_call: {
    header: ['text', ...media],
    body: 'required',
    footer: true,
    checkAction(action) {
      action.at('name').oneOf('voice_call')
      action.at('parameters').at('display_text').optionalText({ most: longestCallLabel })
    },
  },
  order_details: {
    header: media,
    body: 'required',
    footer: true,
    checkAction(action) {
      action.at('name').oneOf('review_and_pay')
      action.at('parameters').object()
      action.at('parameters').at('reference_id').text()
    },
  },
  order_status: {
    header: [],
    body: 'required',
    footer: true,
    checkAction(action) {
      action.at('name').oneOf('review_order')
      action.at('parameters').object()
      action.at('parameters').at('reference_id').text()
    },
  },
  request_contact_info: {
    header: [],
    body: 'required',
    footer: false,
    checkAction(action) {
      if (action.isGiven) action.at('name').oneOf('request_contact_info')
    },
  },
}

export function checkInteractive({ name, value }: Param, scope: Scope): void {
  const interactive = new Param(name, value, 131009)
  const type = interactive.at('type').oneOf(...Object.keys(kinds))
  const kind = kinds[type]
  if (kind === undefined) return
  checkHeaderOf(interactive, type, kind, scope)
  checkBody(interactive.at('body'), kind)
  const footer = interactive.at('footer')
  if (footer.isGiven && !kind.footer) throw notAllowed('footer', type)
  if (footer.isGiven) footer.at('text').text({ most: longestFooter })
  if (type !== 'request_contact_info') interactive.at('action').object()
  kind.checkAction(interactive.at('action'), scope)
}

function checkHeaderOf(interactive: Param, type: string, kind: Kind, scope: Scope): void {
  const header = interactive.at('header')
  if (!header.isGiven) {
    if (type === 'product_list') throw parameterError(`The parameter ${header.name} is required.`)
    return
  }
  header.object()
  if (kind.header.length === 0) throw notAllowed('header', type)
  const given = header.at('type').oneOf('text', ...media)
  if (!kind.header.includes(given))
    throw new GraphError(131009, {
      details: `Header type ${given} is not allowed for interactive type ${type}`,
    })
  if (given === 'text') checkHeader(header)
  else checkMediaHeader(header, given, scope)
}

function checkBody(body: Param, kind: Kind): void {
  if (!body.isGiven && kind.body === 'optional') return
  body.object()
  body.at('text').text({ most: kind.longestBody ?? longestBody })
}

function notAllowed(part: string, type: string): GraphError {
  return new GraphError(131009, { details: `A ${part} is not allowed for interactive type ${type}` })
}
