/**
 * The home page: what runs here, at which addresses it answers and how to ask it first. Strangers read it:
 * it says nothing about any team. Whatever is put into it is escaped.
 */
import { homeStyle } from './home-style.ts'
import { mark } from './mark.ts'

export interface Home {
  readonly version: string
  /** Without a slash at its end. */
  readonly url: string
  readonly isReady: boolean
}

export function homePage({ version, url, isReady }: Home): string {
  const address = escapeHtml(url)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Felloe</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${homeStyle}</style>
</head>
<body>
<div class="page">
<header>
<span aria-hidden="true">${mark('var(--accent)', 'var(--spark)')}</span>
<h1>Felloe</h1>
<p class="state">${isReady ? '<b>ready</b>' : '<b class="bad">not ready: the database does not answer</b>'} version ${escapeHtml(version)}</p>
</header>
<main>
<p class="lead">A self-hosted platform for a team that works with its customers on WhatsApp. What runs here is the team’s directory: one list of people, spoken in two dialects.</p>

<h2>What it speaks</h2>
<p>A client written for either API works here once its base URL is <code>${address}</code>.</p>
<div class="sheet">
<article>
<h3>ChakraHQ user API</h3>
<p class="soft">With an access token in the <code>Authorization</code> header.</p>
<dl>
<dt>Version 1</dt><dd><code>${address}/v1/ext/users</code></dd>
<dt>Version 2</dt><dd><code>${address}/v2/ext/users</code></dd>
</dl>
</article>
<article>
<h3>Worksection people API</h3>
<p class="soft">With a <code>hash</code>: the MD5 of the query followed by a key made with <code>--dialect worksection</code>.</p>
<dl>
<dt>Admin API</dt><dd><code>${address}/api/admin/v2/?action=get_users</code></dd>
</dl>
</article>
</div>

<h2>Ask for the people</h2>
<ol class="sheet">
<li>
<h3>Make a token</h3>
<p class="soft">On the machine that runs Felloe, in its folder. The token is shown once.</p>
<pre tabindex="0"><code>npx --no-install felloe keys create \\
  --name mine --role admin</code></pre>
</li>
<li>
<h3>Send it</h3>
<p class="soft">Put the token in the place of <code>&lt;token&gt;</code>.</p>
<pre tabindex="0"><code>curl '${address}/v1/ext/users' \\
  --header 'Authorization: Bearer &lt;token&gt;'</code></pre>
</li>
</ol>

<nav aria-labelledby="more">
<h2 id="more">Read on</h2>
<ul>
${link('/docs', 'API reference', 'Every address, field and error.')}
${link('/openapi.json', 'OpenAPI document', 'For generators and tools.')}
${link('/v1/health', 'Health', 'Whether the server can do its work.')}
${link('/metrics', 'Metrics', 'Figures for Prometheus.')}
</ul>
</nav>
</main>
<footer class="soft">Felloe, say “fellow”: the rim that holds a wheel’s spokes together.</footer>
</div>
</body>
</html>
`
}

function link(path: string, title: string, note: string): string {
  return `<li><a href="${path}">${title}<span>${note}</span></a></li>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
