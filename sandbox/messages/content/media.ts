/** Media in messages: the id of something that this number holds, or a link that is followed later. */
import { GraphError, parameterError } from '../../graph/graph-error.ts'
import type { Param } from './param.ts'
import type { Scope } from './scope.ts'

const longestCaption = 1_024
const longestFilename = 240
const longestLink = 2_000

export function checkImage(image: Param, scope: Scope): void {
  checkMediaObject(image, scope)
  image.at('caption').optionalText({ most: longestCaption })
}

export const checkVideo = checkImage

export function checkAudio(audio: Param, scope: Scope): void {
  checkMediaObject(audio, scope)
  audio.at('voice').optionalFlag()
}

export function checkDocument(document: Param, scope: Scope): void {
  checkMediaObject(document, scope)
  document.at('caption').optionalText({ most: longestCaption })
  document.at('filename').optionalText({ most: longestFilename })
}

export function checkSticker(sticker: Param, scope: Scope): void {
  checkMediaObject(sticker, scope)
}

/** Exactly one of `id` and `link`. */
export function checkMediaObject(media: Param, { world, number, now }: Scope): void {
  media.object()
  const [id, link] = [media.at('id'), media.at('link')]
  if (id.isGiven && link.isGiven)
    throw parameterError(`Param ${media.name} must have either id or link, not both.`)
  if (!id.isGiven && !link.isGiven)
    throw parameterError(`The parameter ${id.name} or ${link.name} is required.`)
  if (link.isGiven) {
    checkLink(link)
    return
  }
  const known = world.media.get(id.idText())
  if (known?.phoneNumberId !== number.id || known.expiresAt <= now)
    throw new GraphError(131009, {
      details: `${id.name} is not a media id of this phone number, or the media has expired: ${id.idText()}`,
    })
}

function checkLink(link: Param): void {
  const text = link.text({ most: longestLink })
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw parameterError(`Param ${link.name} must be a valid http or https URL.`)
}
