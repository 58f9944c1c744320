// The preview in a browser: an edit is seen in place, a mistake is shown and goes when it is mended.
// node tests/browser/preview.mjs LEITSTAND SITE.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch, newPage } from './chromium.mjs';
import { close, eventually, failed, promise, until } from './promise.mjs';
import { tearAndPatch } from './torn.mjs';

const program = resolve(process.argv[2] ?? 'target/debug/leitstand');
const site = resolve(process.argv[3] ?? 'public');
const repository = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'leitstand-preview-'));
const content = join(folder, 'content');
cpSync(join(repository, 'content'), content, { recursive: true });

// ---- Files, as an editor saves them.

const read = (path) => readFileSync(join(content, path), 'utf8');
const save = (path, text) => writeFileSync(join(content, path), text);
function change(path, from, to) {
  const text = read(path);
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  save(path, text.replace(from, () => to));
}
const lineOf = (path, part) => read(path).split('\n').findIndex((line) => line.includes(part)) + 1;

// A theme of the portal's own: its stylesheet is edited below.
const theme = join(folder, 'themes/eigen/assets');
mkdirSync(theme, { recursive: true });
const stylesheet = readFileSync(join(repository, 'themes/default/assets/portal.css'), 'utf8');
writeFileSync(join(theme, 'portal.css'), stylesheet);
change('portal.yaml', 'theme: default', 'theme: eigen');
// The editor is the one where none is named.
change('portal.yaml', 'editor: ', '# editor: ');

// ---- The server.

const port = await new Promise((settle) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => settle(port));
  });
});
const origin = `http://127.0.0.1:${port}`;
let server = null;
let log = '';
async function serve() {
  server = spawn(program, ['serve', '--port', String(port), '--content', content], { stdio: ['ignore', 'ignore', 'pipe'] });
  server.stderr.on('data', (text) => { log += text; });
  const answers = () => fetch(`${origin}/index.html`).then(() => true, () => false);
  if (!await until(answers) && !await until(answers)) throw new Error('the preview does not answer');
}
function end() {
  const gone = new Promise((settle) => server.once('exit', settle));
  server.kill('SIGINT');
  return gone;
}

// ---- The browser.

const browser = await launch();
const complaints = [];
let isTrying = false;
async function open(path, options = {}) {
  const page = await newPage(browser, options);
  // A violation of the content security policy is an error on the console. Not so what is being tried: that
  // nobody answers while the server is away, or that a page is not there; nor the styles of axe, which comes
  // from no address.
  page.on('console', (message) => {
    const isExpected = isTrying || !message.location().url || /status of (404|503)/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isExpected) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => request.url().startsWith(`${origin}/`) || complaints.push(`request to ${request.url()}`));
  page.fetched = 0;
  page.on('request', (request) => { page.fetched += request.resourceType() === 'fetch' ? 1 : 0; });
  await page.goto(`${origin}/${path}`);
  await page.locator('leitstand-preview .bar').waitFor();
  // The tag is known, the stream is open, the problems are told.
  await page.waitForFunction(() => document.querySelector('leitstand-preview').shadowRoot.querySelector('.count').textContent
    || document.documentElement.dataset.leitstand === 'broken');
  return page;
}
// A document that was loaded anew has no mark.
const mark = (page) => page.evaluate(() => { window.mark = true; });
const isMarked = (page) => page.evaluate(() => window.mark === true);
const shows = (page, text) => page.waitForFunction((text) => document.body.textContent.includes(text), text).then(() => true, () => false);
const list = (page) => page.locator('leitstand-preview .list');
// Whether anything on a page has moved from now on: seen in the frame in which it begins, however slow frames are.
async function watchLights(page) {
  await page.evaluate(() => {
    const look = () => { window.lit ||= document.getAnimations().length > 0; requestAnimationFrame(look); };
    look();
  });
  return () => page.evaluate(() => window.lit);
}
const state = (page, name) => page.locator(`leitstand-preview .bar[data-state=${name}]`).waitFor().then(() => true, () => false);

// Where everything stands on a page, but for what the preview adds.
const places = (page) => page.evaluate(() => [...document.body.querySelectorAll('*')]
  .filter((element) => !['LEITSTAND-PREVIEW', 'SCRIPT', 'A'].includes(element.tagName))
  .map((element) => [element.tagName, element.className, ...Object.values(element.getBoundingClientRect().toJSON()).map(Math.round)].join(' ')));

async function accessible(page, what) {
  let path;
  try {
    path = createRequire(import.meta.url).resolve('axe-core');
  } catch {
    return console.log('axe-core is not installed; the preview was not tried with it');
  }
  await page.evaluate(readFileSync(path, 'utf8'));
  const { violations } = await page.evaluate(() => window.axe.run());
  promise(`${what}: axe finds nothing`, violations.length === 0, violations.map(({ id, nodes }) => [id, nodes[0].target, nodes[0].failureSummary]));
}

const PAGE = 'guidelines/tonalitaet';
const FIRST = lineOf(`${PAGE}.md`, '## ');
const heading = read(`${PAGE}.md`).split('\n')[FIRST - 1];

// What the preview adds takes no part in how a page looks. Both show the same folder, which has no history.
async function looksAsBuilt() {
  const output = join(folder, 'public');
  execFileSync(program, ['--content', content, 'build', '--output', output], { stdio: 'ignore' });
  for (const path of ['index.html', 'platforms/xing.html', `${PAGE}.html`]) {
    const page = await open(path);
    await page.waitForFunction(() => [...document.styleSheets].some((sheet) => sheet.href.endsWith('/page.css')));
    const shown = await places(page);
    const published = await page.context().newPage();
    await published.goto(`file://${output}/${path}`);
    const built = await places(published);
    const differs = shown.findIndex((place, index) => place !== built[index]);
    promise(`${path} looks in the preview as in a build`, shown.length === built.length && differs === -1, [shown[differs], built[differs]]);
    await page.context().close();
  }
}

async function inPlace() {
  const page = await open(`${PAGE}.html`);
  const other = await open('platforms/index.html');
  await mark(page);
  // Something selected, something focused, and the page scrolled.
  await page.evaluate(() => {
    const last = [...document.querySelectorAll('main [data-line]')].filter((one) => one.matches('p, li')).at(-1);
    last.scrollIntoView({ block: 'start' });
    window.kept = { last, focus: document.querySelector('.foot a'), top: last.getBoundingClientRect().top, scroll: scrollY };
    window.kept.focus.focus({ preventScroll: true });
    getSelection().selectAllChildren(last);
  });
  const lights = await watchLights(page);
  const fetched = other.fetched;
  change(`${PAGE}.md`, heading, `Ein neuer Absatz steht vor allem.\n\nUnd noch einer, mit **Gewicht**.\n\n${heading}`);
  promise('an edit is seen', await shows(page, 'Ein neuer Absatz steht vor allem.'));
  await eventually('what is new lights up for a moment', lights);
  const kept = await page.evaluate(() => ({
    top: Math.abs(window.kept.last.getBoundingClientRect().top - window.kept.top),
    scrolled: scrollY - window.kept.scroll,
    focus: document.activeElement === window.kept.focus,
    selection: String(getSelection()).trim() === window.kept.last.textContent.trim(),
  }));
  promise('what was in view stays where it was', kept.top < 2 && kept.scrolled > 10, kept);
  promise('the focus stays', kept.focus);
  promise('the selection stays', kept.selection);
  promise('the page was not loaded anew', await isMarked(page));
  // What comes later is fetched, and nothing before it was.
  change('platforms/xing.md', 'title: Xing', 'title: Xing (neu)');
  promise('a page that is concerned fetches what is new', await shows(other, 'Xing (neu)'));
  promise('a page that is not concerned does nothing', other.fetched === fetched + 1, other.fetched - fetched);
  change('platforms/xing.md', 'title: Xing (neu)', 'title: Xing');
  const lines = await page.locator('main [data-line]').evaluateAll((found) => found.filter((one) => /^H\d$/.test(one.tagName))
    .map((one) => [one.dataset.source, Number(one.dataset.line), one.textContent]));
  const wrong = lines.filter(([file, line, title]) => !read(file).split('\n')[line - 1].includes(title));
  promise('each heading still leads to its line', lines.length > 1 && wrong.length === 0, wrong);
  await other.context().close();

  const block = page.locator('main h2').first();
  await block.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const beside = page.locator('leitstand-preview .beside');
  const line = lineOf(`${PAGE}.md`, heading);
  // The pointer comes from elsewhere, for one that rests is not noticed.
  const point = async () => {
    await page.mouse.move(0, 0);
    await block.hover();
    return await beside.textContent() === `Zeile ${line}` && beside.isVisible();
  };
  await eventually('a block shows its line', point, () => beside.textContent());
  const href = await beside.getAttribute('href');
  promise('the line opens the editor', href === `vscode://file${content}/${PAGE}.md:${line}:1`, href);
  // On the way there is nothing; a hand does not linger there, whatever else the machine does.
  await eventually('the pointer reaches it', async () => {
    if (!await point()) return false;
    const { x, y } = await beside.boundingBox();
    await Promise.all([[x - 2, y + 5], [x + 5, y + 5]].map((place) => page.mouse.move(...place)));
    return await beside.isVisible() && beside.evaluate((link) => link.matches(':hover'));
  });
  await page.keyboard.press('Escape');
  await eventually('Escape takes it away', () => beside.isHidden());
  promise('the bar opens the file', (await page.locator('leitstand-preview .bar a').first().getAttribute('href')).includes(`${PAGE}.md`));
  await page.context().close();
}

async function translations() {
  const page = await open('en/guidelines/tonalitaet.html');
  await eventually('a page in English has an English bar', async () => await page.locator('leitstand-preview .state').textContent() === 'Up to date');
  const sources = await page.locator('main, main [data-line]').evaluateAll((found) => [...new Set(found.map((one) => one.dataset.source))]);
  promise('a translation leads to its own file', sources.join() === `${PAGE}.en.md`, sources);
  const line = await page.locator('main h2').first().evaluate((one) => [Number(one.dataset.line), one.textContent]);
  promise('and to the line in it', read(`${PAGE}.en.md`).split('\n')[line[0] - 1].includes(line[1]), line);
  await page.context().close();
}

// A list that was narrowed down and sorted stays so, with the focus in its field.
async function lists() {
  const page = await open('decisions/index.html?sort=-decision');
  await page.keyboard.press('f');
  await page.keyboard.type('facebook');
  const rows = () => page.locator('[data-narrow] > tbody > tr:visible').allTextContents();
  const before = await rows();
  // Forms stay through an edit: each run of the scripts must let go of them.
  const session = await page.context().newCDPSession(page);
  const listeners = () => Promise.all(['.bar form.find', 'form.narrow', 'form.narrow button', 'form.narrow input'].map(async (selector) => {
    const { result } = await session.send('Runtime.evaluate', { expression: `document.querySelector('${selector}')` });
    return (await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId })).listeners.length;
  }));
  const heard = await listeners();
  change('status/decisions/kurzvideos-facebook.md', /^summary: .*$/m.exec(read('status/decisions/kurzvideos-facebook.md'))[0], 'summary: Auf Facebook kürzer.');
  promise('an edit is seen in a list', await shows(page, 'Auf Facebook kürzer.'));
  await eventually('the list is narrowed down and sorted as before', async () => (await rows()).length === before.length
    && await page.locator('th[aria-sort] > button').count() > 0 && await page.locator('th > button > button').count() === 0, async () => [before, await rows()]);
  await eventually('forms have no more listeners than before', async () => heard[0] > 0 && heard[1] > 0 && heard.join() === (await listeners()).join(), async () => [heard, await listeners()]);
  await page.keyboard.type('x');
  promise('the focus is still in its field', await page.locator('.narrow input').inputValue() === 'facebookx');
  await page.context().close();
}

async function unseen() {
  const page = await open(`${PAGE}.html`);
  await mark(page);
  const hide = (isHidden) => page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
  await hide(true);
  const fetched = page.fetched;
  // What another page has long been told would have reached this one, too.
  const seen = await open(`${PAGE}.html`);
  for (const text of ['Geschrieben, als niemand hinsah.', 'Danach noch etwas.']) {
    change(`${PAGE}.md`, heading, `${text}\n\n${heading}`);
    promise('a page that is seen is told', await shows(seen, text));
  }
  await seen.context().close();
  promise('a page that nobody sees asks for nothing', page.fetched === fetched, page.fetched - fetched);
  await hide(false);
  promise('seen again, it catches up', await shows(page, 'Danach noch etwas.') && await shows(page, 'Geschrieben, als niemand hinsah.') && await isMarked(page));
  promise('and at once', page.fetched === fetched + 1, page.fetched - fetched);
  change(`${PAGE}.md`, 'Geschrieben, als niemand hinsah.\n\nDanach noch etwas.\n\n', '');
  await page.context().close();
}

async function details() {
  const page = await open('platforms/xing.html', { reducedMotion: 'reduce' });
  await mark(page);
  await page.locator('details.judgement > summary').first().click();
  await page.locator('details.judgement').first().evaluate((one) => { window.kept = one; });
  const moves = await watchLights(page);
  change('platforms/xing.md', '## ', 'Neu auf dieser Seite.\n\n## ');
  promise('an edit of a page with details is seen', await shows(page, 'Neu auf dieser Seite.'));
  const places = await page.locator('.reasons .place a').evaluateAll((found) => found.map((one) => one.getAttribute('href')));
  promise('reasons lead to their data', places.length > 0 && places.every((href) => href.startsWith(`vscode://file${content}/`) && /:\d+:1$/.test(href)), places[0]);
  promise('what was open stays open', await page.evaluate(() => window.kept.isConnected && window.kept.open));
  change('platforms/xing.md', 'Neu auf dieser Seite.\n\n', '');
  await page.waitForFunction(() => !document.body.textContent.includes('Neu auf dieser Seite.'));
  promise('and after the edit is taken back', await page.evaluate(() => window.kept.isConnected && window.kept.open && window.mark));
  promise('nothing moves where no motion is wanted', !await moves());
  await page.context().close();
}

async function calendar() {
  const page = await open('calendar/2026-11.html');
  await mark(page);
  await page.locator('[data-filter=platform] button').first().click();
  const hash = () => page.evaluate(() => location.hash);
  const chosen = await hash();
  change('status/posts/2026-11.yaml', 'title: "', 'title: "Umbenannt ');
  promise('the calendar is patched', await shows(page, 'Umbenannt '));
  await eventually('its filter still works', async () => await page.locator('.filters [aria-pressed=true]').count() === 1 && chosen && await hash() === chosen, hash);
  promise('it was not loaded anew', await isMarked(page));
  change('status/posts/2026-11.yaml', 'title: "Umbenannt ', 'title: "');
  await page.context().close();
}

async function errors() {
  const page = await open('platforms/xing.html');
  await mark(page);
  await page.evaluate(() => { window.kept = document.querySelector('main a'); window.kept.focus(); });
  change('platforms/xing.md', 'lifecycle: active', 'lifecycle: wach');
  await list(page).waitFor();
  const line = lineOf('platforms/xing.md', 'lifecycle: wach');
  const error = list(page).locator('.is-error').first();
  promise('an error names file and line', (await error.locator('.place').textContent()).endsWith(`platforms/xing.md, Zeile\u00a0${line}`), await error.textContent());
  promise('it shows the line with the mark', await error.locator('mark').textContent() === 'wach');
  promise('it leads into the editor', (await error.locator('.place a').getAttribute('href')).startsWith(`vscode://file${content}/platforms/xing.md:${line}`));
  promise('the last good page stays', await page.locator('main h1').isVisible() && await isMarked(page));
  promise('the focus is not taken', await page.evaluate(() => document.activeElement === window.kept));
  await eventually('it is announced', async () => (await page.locator('leitstand-preview [role=status]').textContent()).includes('Fehler'));
  await accessible(page, 'findings');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 640 });
  await accessible(page, 'findings on a narrow dark screen');
  await eventually('nothing sticks out of a narrow screen', () => page.evaluate(() => document.documentElement.scrollWidth <= 320
    && document.querySelector('leitstand-preview').shadowRoot.querySelector('.list').getBoundingClientRect().right <= 320));
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('Escape');
  await eventually('Escape closes the findings', () => list(page).isHidden());
  change('platforms/xing.md', 'network: xing', 'network: xing\nfarbe: rot');
  await eventually('they come back with the next change', async () => await list(page).isVisible() && await list(page).locator('.is-error').count() === 2);
  promise('another page shows them, too', await open('index.html').then(async (other) => {
    const isShown = await list(other).waitFor().then(() => true, () => false);
    await other.context().close();
    return isShown;
  }));
  change('platforms/xing.md', 'farbe: rot\n', '');
  change('platforms/xing.md', 'lifecycle: wach', 'lifecycle: active');
  await list(page).waitFor({ state: 'hidden' });
  promise('they go when the mistakes are mended', await isMarked(page));
  await accessible(page, 'bar');
  await page.emulateMedia({ media: 'print' });
  promise('the bar is not printed', await page.locator('leitstand-preview .bar').isHidden());
  await page.context().close();
}

async function stylesheets() {
  const page = await open('platforms/xing.html');
  await mark(page);
  writeFileSync(join(theme, 'portal.css'), `${stylesheet}\nh1 { letter-spacing: 7px; }\n`);
  await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px');
  promise('a stylesheet is replaced without loading the page', await isMarked(page));
  await eventually('the old one is gone', async () => await page.locator('head link[rel=stylesheet][href*=portal]').count() === 1);
  writeFileSync(join(theme, 'portal.css'), stylesheet);
  await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing !== '7px');
  await page.context().close();
}

async function comingAndGoing() {
  save('pages/neu.md', '---\ntitle: Eine neue Seite\n---\nSie ist da.\n');
  const status = async (path) => (await fetch(`${origin}/${path}`)).status;
  await eventually('a new page is there', async () => await status('pages/neu.html') === 200);
  const page = await open('pages/neu.html');
  renameSync(join(content, 'pages/neu.md'), join(content, 'pages/anders.md'));
  await page.waitForFunction(() => !document.body.textContent.includes('Sie ist da.'));
  await eventually('where a page was renamed the old one says that it is gone', () => page.locator('main h1').isVisible());
  await eventually('and the new one is there', async () => await status('pages/anders.html') === 200);
  renameSync(join(content, 'pages/anders.md'), join(content, 'pages/neu.md'));
  promise('it comes back', await shows(page, 'Sie ist da.'));
  rmSync(join(content, 'pages/neu.md'));
  await page.waitForFunction(() => !document.body.textContent.includes('Sie ist da.'));
  await eventually('a deleted page is gone', async () => await status('pages/neu.html') === 404);
  await page.context().close();
}

async function restart() {
  const page = await open(`${PAGE}.html`);
  await mark(page);
  isTrying = true;
  await end();
  await eventually('that the server is away is said calmly', async () => await state(page, 'away')
    && await page.locator('leitstand-preview .state').textContent() === 'Vorschau nicht erreichbar' && await list(page).isHidden());
  change(`${PAGE}.md`, heading, `Geschrieben, als niemand da war.\n\n${heading}`);
  await serve();
  promise('after a restart the page catches up', await shows(page, 'Geschrieben, als niemand da war.') && await state(page, 'current'));
  promise('without being loaded anew', await isMarked(page));
  isTrying = false;
  await page.context().close();
}

async function brokenFromTheStart() {
  isTrying = true;
  await end();
  isTrying = false;
  change('platforms/xing.md', 'lifecycle: active', 'lifecycle: wach');
  await serve();
  const page = await open('platforms/xing.html');
  await eventually('with an error from the start a page says so', async () => await page.locator('h1').textContent() === 'Noch keine Vorschau'
    && (await page.locator('.finding .place').first().textContent()).includes('platforms/xing.md'));
  await accessible(page, 'the page without a portal');
  change('platforms/xing.md', 'network: xing', 'network: xing\nfarbe: rot');
  promise('it follows the content', await shows(page, 'farbe'));
  change('platforms/xing.md', 'farbe: rot\n', '');
  change('platforms/xing.md', 'lifecycle: wach', 'lifecycle: active');
  promise('and gives way to the portal', await page.locator('main[data-source="platforms/xing.md"]').waitFor().then(() => true, () => false));
  await page.context().close();
}

async function following() {
  const page = await open('index.html');
  const other = await open('index.html');
  await mark(other);
  const follow = page.locator('leitstand-preview .bar button[aria-pressed]');
  await follow.focus();
  await page.keyboard.press('Enter');
  promise('following is switched on by keyboard', await follow.getAttribute('aria-pressed') === 'true');
  save('pages/willkommen.md', `${read('pages/willkommen.md')}\nHier wird geschrieben.\n`);
  promise('a browser that follows goes to the edited page', await page.waitForURL(`${origin}/pages/willkommen.html`).then(() => true, () => false), page.url());
  await eventually('and goes on following', async () => await page.locator('leitstand-preview .bar button[aria-pressed=true]').count() === 1);
  save('index.md', `${read('index.md')}\nDas sieht, wer hier geblieben ist.\n`);
  promise('one that does not, does not', await shows(other, 'Das sieht, wer hier geblieben ist.') && await isMarked(other) && other.url() === `${origin}/index.html`, other.url());
  await page.context().close();
  await other.context().close();
}

async function manyBodies() {
  const page = await open('print.html');
  const lines = await page.locator('main [data-line]').evaluateAll((found) => found.filter((one) => /^(H\d|P|LI)$/.test(one.tagName))
    .map((one) => [one.dataset.source, Number(one.dataset.line), (one.textContent.match(/[\p{L}\d]+/u) ?? [''])[0]]));
  const wrong = lines.filter(([file, line, word]) => !read(file).split('\n').slice(line - 1, line + 1).join(' ').includes(word));
  promise('on a page of many texts each block names its own file and line', lines.length > 100 && wrong.length <= lines.length / 50, wrong.slice(0, 5));
  await page.context().close();
}

// From any page to any other, and to pages that were torn apart at random.
async function patches() {
  const page = await open('platforms/xing.html');
  const names = readdirSync(join(content, 'platforms')).map((name) => name.replace(/\.md$/, '.html'));
  const seed = Number(process.env.SEED ?? Date.now() % 1e6);
  const wrong = await page.evaluate(tearAndPatch, [names, seed]);
  promise(`whatever a page was, patched it is what it is to be (seed ${seed})`, wrong === 0, wrong);
  await page.context().close();
}

async function speed() {
  const page = await open(`${PAGE}.html`);
  const times = [];
  for (let number = 0; number < 15; number += 1) {
    const text = `Fassung ${number} um ${Date.now()}`;
    const seen = page.evaluate((text) => new Promise((settle) => {
      const look = () => (document.querySelector('main').textContent.includes(text)
        ? requestAnimationFrame(() => settle(performance.timeOrigin + performance.now())) : requestAnimationFrame(look));
      look();
    }), text);
    // Not before the edit before it is done with.
    await new Promise((settle) => setTimeout(settle, 120));
    const before = performance.timeOrigin + performance.now();
    change(`${PAGE}.md`, /^(Fassung .*|## .*)$/m.exec(read(`${PAGE}.md`))[0], number ? text : `${text}\n\n${heading}`);
    times.push(await seen - before);
  }
  times.sort((a, b) => a - b);
  console.log(`from save to pixel: ${times[7].toFixed(0)} ms in the middle of 15 edits, ${times[0].toFixed(0)} to ${times[14].toFixed(0)}; beside it the machine has ${loadavg()[0].toFixed(1)} to do on ${availableParallelism()} cores`);
  await page.context().close();
}

function builds() {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && /\.(html|js|css)$/.test(file.name));
  const texts = files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
  const found = texts.filter((text) => /\.leitstand\/live|data-line|data-source|connect-src/.test(text));
  promise('a build has nothing of the preview', files.length > 50 && found.length === 0, found.length);
}

try {
  builds();
  await serve();
  const only = process.env.ONLY?.split(',');
  for (const part of [looksAsBuilt, inPlace, translations, lists, details, unseen, calendar, errors, stylesheets, comingAndGoing, following, manyBodies, patches, restart, speed, brokenFromTheStart]) {
    if (!only || only.includes(part.name)) await part();
  }
  promise('no error, no violation of the policy, no request to another host', complaints.length === 0, complaints);
} finally {
  await browser.close();
  server?.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
}
if (failed.length) console.log(`The preview said:\n${log}`);
close();
