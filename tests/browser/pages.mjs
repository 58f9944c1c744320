// Every type of page, in both languages, light and dark, wide and narrow: accessible, nothing beside the screen,
// nothing from elsewhere, nothing on the console, light. German ones from a server that says what `_headers` asks for,
// English ones from file://, as from a network share.
// node tests/browser/pages.mjs SITE.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch, newPage } from './chromium.mjs';
import { close, promise } from './promise.mjs';

const site = resolve(process.argv[2] ?? 'public');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1280, 320];
const SCHEMES = ['light', 'dark'];
// What a scheme can change, as long as stylesheets know it by `light-dark()` alone: the other rules are asked once.
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
// What a first view may weigh, in bytes after gzip: a usual page, all stylesheets, all scripts.
const LIMITS = { page: 10_240, stylesheets: 15_360, scripts: 10_240 };
// The longest pages: whole lists and the handbook for paper. They may weigh more, and are named here.
const LONG = ['print.html', 'components.html', 'calendar/', 'reports/', 'search.html', 'glossary/'];

const all = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html')).sort();
const text = (path) => readFileSync(join(site, path), 'utf8');
const isForward = (path) => text(path).includes('http-equiv="refresh"');

// One page of each type: the type is the language, the folder, and whether it is the folder's own page. Of things the
// longest one, which shows the most; of chapters one of each depth.
function examples() {
  const types = new Map();
  for (const path of all.filter((path) => !isForward(path))) {
    const [, language = '', rest] = /^(en\/)?(.*)$/.exec(path);
    const folder = rest.includes('/') ? rest.slice(0, rest.lastIndexOf('/')).replace(/^pages\/.+/, 'pages/*') : '';
    const own = folder === '' || rest.endsWith('/index.html') || rest.endsWith('/coverage.html');
    const form = own ? rest : `${folder}/${/\d{4}-Q/.test(rest) ? 'quarter' : '*'}`;
    const type = `${language}${form}`;
    if (!types.has(type) || text(path).length > text(types.get(type)).length) types.set(type, path);
  }
  return [...types.values()];
}

// A plain server, as on an intranet: files, their types, and the headers for all of them.
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
const headers = Object.fromEntries(text('_headers').split('\n\n')[0].split('\n').slice(1).map((line) => line.trim().split(/: (.*)/)));
const server = createServer(({ url }, answer) => {
  const path = join(site, decodeURIComponent(new URL(url, 'http://localhost').pathname));
  try {
    answer.writeHead(200, { ...headers, 'Content-Type': TYPES[path.split('.').pop()] ?? 'application/octet-stream' }).end(readFileSync(path));
  } catch {
    answer.writeHead(404).end();
  }
});
await new Promise((settle) => server.listen(0, '127.0.0.1', settle));
const origin = `http://127.0.0.1:${server.address().port}`;
const isEnglish = (path) => path.startsWith('en/');
const address = (path) => (isEnglish(path) ? pathToFileURL(join(site, path)).href : `${origin}/${encodeURI(path)}`);
const isOwn = (url) => url.startsWith('data:') || url.startsWith('file:') || url.startsWith(`${origin}/`);

const browser = await launch();

// What axe finds wrong, in short: the rule and the first place.
async function violations(page, runOnly) {
  const found = await page.evaluate((asked) => window.axe.run(document, { runOnly: asked, resultTypes: ['violations'], preload: false }), runOnly);
  return found.violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].target} ${nodes[0].failureSummary ?? ''}`);
}

// What a page says of itself and its links.
async function inspect(page, path) {
  const wrong = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    styles: document.querySelectorAll('[style], style').length,
    inline: document.querySelectorAll('script:not([src])').length,
    policy: document.querySelectorAll('meta[http-equiv=Content-Security-Policy]').length,
    foreign: [...document.querySelectorAll('a[href^=http]')].filter((link) => !/\bnoopener\b|\bnoreferrer\b/.test(link.rel) && !link.closest('.edit, .place, .pencil, .new')).map((link) => link.href),
  }));
  promise(`${path}: one heading of the first level`, wrong.headings === 1, wrong.headings);
  promise(`${path}: no style and no script in the page itself`, wrong.styles + wrong.inline === 0, wrong);
  promise(`${path}: a content security policy`, wrong.policy === 1);
  promise(`${path}: links to elsewhere say so`, wrong.foreign.length === 0, wrong.foreign);
}

// Looks at pages, one after the other in the same tab.
async function look(paths) {
  const page = await newPage(browser, { height: 900, reducedMotion: 'reduce' });
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => isOwn(request.url()) || complaints.push(`request to ${request.url()}`));
  for (const path of paths) {
    await page.goto(address(path));
    await page.evaluate(axe);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        const isFirst = colorScheme === SCHEMES[0];
        const found = await violations(page, isFirst ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOUR_RULES });
        promise(`${path}, ${width}, ${colorScheme}: axe finds nothing`, found.length === 0, found);
      }
      const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      promise(`${path}, ${width}: nothing lies beside the screen`, beside <= 0, beside);
    }
    await inspect(page, path);
    promise(`${path}: no complaint, no request to elsewhere`, complaints.length === 0, complaints.splice(0));
  }
  await page.context().close();
}

function weigh(path) {
  const html = text(path);
  const weight = (files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(join(site, path, '..', file))).length, 0);
  const files = (pattern) => [...html.matchAll(pattern)].map(([, file]) => file);
  const rest = path.replace(/^en\//, '');
  const page = gzipSync(html).length;
  if (!LONG.some((long) => rest.startsWith(long))) promise(`${path} is light`, page <= LIMITS.page, page);
  const stylesheets = weight(files(/<link rel="stylesheet" href="([^"]+)"/g));
  promise(`${path}: stylesheets are light`, stylesheets <= LIMITS.stylesheets, stylesheets);
  const scripts = weight(files(/<script src="([^"]+)"/g));
  promise(`${path}: scripts are light`, scripts <= LIMITS.scripts, scripts);
}

const sheets = readdirSync(join(site, 'assets')).filter((name) => name.endsWith('.css'));
promise('a scheme changes colours alone', sheets.length && sheets.every((name) => !text(`assets/${name}`).includes('prefers-color-scheme')), sheets);

const paths = examples();
const started = Date.now();
// Both languages at once: what waits for the browser leaves the other core idle.
await Promise.all([paths.filter(isEnglish), paths.filter((path) => !isEnglish(path))].map(look));
paths.forEach(weigh);
await browser.close();
server.close();
console.log(`${paths.length} of ${all.length} pages, each ${WIDTHS.join(' and ')} wide, ${SCHEMES.join(' and ')}, in ${Math.round((Date.now() - started) / 1000)} s`);
close();
