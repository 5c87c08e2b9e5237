/** What is told of the advertisement, or the post, that a customer came from. */
import { oneOf, text } from '../../control/input.ts'
import { readPart } from './read-part.ts'

const someText = text(1, 10_000)

export function readReferral(given: unknown): Readonly<Record<string, unknown>> {
  const { welcome_message: welcome, ...referral } = readPart('referral', given, {
    optional: {
      source_url: someText,
      source_id: someText,
      source_type: oneOf('ad', 'post'),
      body: someText,
      headline: someText,
      media_type: oneOf('image', 'video'),
      image_url: someText,
      video_url: someText,
      thumbnail_url: someText,
      ctwa_clid: someText,
      welcome_message: (value) => ({
        value: readPart('referral.welcome_message', value, { required: { text: someText } }),
      }),
    },
  })
  return {
    source_url: 'https://fb.me/sandbox-ad',
    source_id: '120000000000000001',
    source_type: 'ad',
    headline: 'Sandbox ad',
    body: 'Write to us',
    ctwa_clid: 'ARAsandboxclick',
    ...referral,
    ...(welcome === undefined ? {} : { welcome_message: welcome }),
  }
}
