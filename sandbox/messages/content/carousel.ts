/** Carousels: cards with a link or a product, all of one kind. */
import { checkCtaUrl, checkMediaHeader } from './interactive-parts.ts'
import type { Param } from './param.ts'
import { checkProduct } from './products.ts'
import type { Scope } from './scope.ts'

const cardCount = { least: 2, most: 10 }
const longestCardBody = 160
const mostReplies = 2
const longestReplyId = 256
const longestReplyTitle = 20

export function checkCarousel(action: Param, scope: Scope): void {
  const cards = action.at('cards').list(cardCount)
  const kinds = cards.map((card, index) => {
    checkIndex(card.at('card_index'), index)
    return checkCard(card, scope)
  })
  const different = kinds.findIndex((kind) => kind !== kinds[0])
  if (different > 0)
    throw action.invalid(
      `All cards must be of one kind: card 0 is ${kinds[0] ?? ''}, card ${different} is ${kinds[different] ?? ''}`,
    )
}

function checkIndex(param: Param, index: number): void {
  if (param.number(0, cardCount.most - 1) !== index)
    throw param.invalid(`${param.name} must be ${index}: cards are numbered from 0 in their order`)
}

/** What has to be the same on all cards. */
function checkCard(card: Param, scope: Scope): string {
  const type = card.at('type').oneOf('cta_url', 'product')
  if (card.at('body').isGiven) card.at('body').at('text').text({ most: longestCardBody })
  if (type === 'product') {
    checkProduct(card.at('action'))
    return type
  }
  const header = card.at('header')
  header.object()
  const kind = header.at('type').oneOf('image', 'video')
  checkMediaHeader(header, kind, scope)
  const action = card.at('action')
  action.object()
  if (!action.at('buttons').isGiven) {
    checkCtaUrl(action)
    return `${type} with ${kind}`
  }
  checkQuickReplies(action)
  return `quick_reply with ${kind}`
}

/** Some clients send cards with replies instead of a link. */
function checkQuickReplies(action: Param): void {
  for (const button of action.at('buttons').list({ most: mostReplies })) {
    button.at('type').oneOf('quick_reply')
    button.at('quick_reply').at('id').text({ most: longestReplyId })
    button.at('quick_reply').at('title').text({ most: longestReplyTitle })
  }
}
