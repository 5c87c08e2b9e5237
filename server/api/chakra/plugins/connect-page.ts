/**
 * The page on which somebody without a key connects a plugin: in a frame or in a tab of its own, on a phone or a desk.
 * It loads nothing from anywhere. Whatever is put into it is escaped.
 */
import { hash } from 'node:crypto'
import { connectScript } from './connect-script.ts'
import { connectStyle } from './connect-style.ts'

export interface ConnectPage {
  readonly pluginName: string
  readonly clientName: string | null
  readonly hasSandbox: boolean
}

const digest = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`

/** Any site may show the page in a frame; it runs and loads what it brings along, and speaks to this server only. */
export const connectPagePolicy = [
  "default-src 'none'",
  `script-src ${digest(connectScript)}`,
  `style-src ${digest(connectStyle)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ')

export function connectPage({ pluginName, clientName, hasSandbox }: ConnectPage): string {
  const forWhom = clientName === null ? '' : ` for ${escapeHtml(clientName)}`
  return page(`<section id="before">
<h1>Connect WhatsApp</h1>
<p class="soft">${escapeHtml(pluginName)}${forWhom}</p>
<noscript><p class="fault">This page needs JavaScript.</p></noscript>
${hasSandbox ? sandboxBox : ''}<form id="connect" autocomplete="off" novalidate>
${field('accessToken', 'Access token', 'password', 'Of a system user, with whatsapp_business_messaging and whatsapp_business_management: Meta Business Suite, Settings, System users.')}
${field('appSecret', 'App secret', 'password', 'Of the Meta app of the token: App settings, Basic. With it we know that a message comes from WhatsApp.')}
${field('wabaIds', 'WhatsApp Business Account id', 'text', 'Digits, from WhatsApp Manager. Leave it empty to connect all that the token names.')}
<p class="fault" id="fault" role="alert"></p>
<button type="submit">Connect</button>
</form>
<p class="soft" id="state" role="status"></p>
</section>
<section id="after" tabindex="-1" hidden>
<h1>Connected</h1>
<p>These numbers can now be used. You can close this page.</p>
<ul id="numbers"></ul>
</section>`)
}

/** What somebody sees whose link cannot be used. */
export function refusedPage(message: string): string {
  return page(`<h1>Connect WhatsApp</h1>
<p class="fault" id="refused" role="alert">${escapeHtml(message)}</p>`)
}

const sandboxBox = `<div class="box">
<h2>Just trying?</h2>
<p class="soft">The sandbox gives you a business and a number at once, without Meta.</p>
<button type="button" class="quiet" id="sandbox">Use the sandbox</button>
</div>
`

function field(id: string, label: string, type: 'text' | 'password', hint: string): string {
  const mode = type === 'text' ? ' inputmode="numeric"' : ''
  return `<label for="${id}">${label}</label>
<input id="${id}" type="${type}"${mode} autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="${id}-hint ${id}-fault">
<p class="fault" id="${id}-fault"></p>
<p class="soft" id="${id}-hint">${hint}</p>`
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Connect WhatsApp</title>
<style>${connectStyle}</style>
</head>
<body>
<main>
${body}
</main>
<script>${connectScript}</script>
</body>
</html>
`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
