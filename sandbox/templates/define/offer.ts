/** Limited-time offers: a line with an end that the customer's phone counts down to. */
import { isObject, isYes } from '../../graph/params.ts'
import type { TemplateComponent } from '../../world/objects.ts'
import { templateError } from '../template-error.ts'
import { isText, type Given, type Scope } from './scope.ts'

const longestOffer = 16
export const offerHeaders = ['IMAGE', 'VIDEO'] as const
export const offerButtons = ['COPY_CODE', 'URL'] as const

export function defineOffer(component: Given, { category }: Scope): TemplateComponent {
  if (category !== 'MARKETING')
    throw templateError('other', 'Limited-time offers are for templates of the category MARKETING.')
  const offer = component['limited_time_offer']
  const text = isObject(offer) ? offer['text'] : undefined
  if (!isObject(offer) || !isText(text))
    throw templateError(
      'other',
      'Component of type LIMITED_TIME_OFFER is missing expected field(s) (limited_time_offer.text).',
    )
  if (text.length > longestOffer)
    throw templateError('tooLong', `The text of the offer can have at most ${longestOffer} characters.`)
  const hasExpiration = isYes(offer['has_expiration'])
  return { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text, has_expiration: hasExpiration } }
}
