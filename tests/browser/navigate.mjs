// Ways through the portal, by keyboard alone, from file://: tab stops, help, keys, table of contents, menu.
// node tests/browser/navigate.mjs SITE.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { arrives, at, launch, openPage, tab } from './chromium.mjs';
import { close, eventually, promise, until } from './promise.mjs';

const site = resolve(process.argv[2] ?? 'public');
const address = (path) => pathToFileURL(`${site}/${path}`).href;
const read = (path) => readFileSync(`${site}/${path}`, 'utf8');

const browser = await launch();
const complaints = [];
const open = (path, options) => openPage(browser, complaints, address(path), options);
const isOpen = (page) => page.evaluate(() => document.getElementById('s.keys').open);
const pathOf = (url) => decodeURIComponent(new URL(url).pathname).slice(site.length + 1);
const path = (page) => pathOf(page.url());
const leads = (page, wanted, ...keys) => arrives(page, (url) => pathOf(url) === wanted, ...keys);
// Presses keys, and says whether none of them leads away: where one does, it is kept from going there.
async function stays(page, ...keys) {
  await page.evaluate(() => {
    window.ways = 0;
    navigation.onnavigate = (event) => { window.ways += 1; event.preventDefault(); };
  });
  for (const key of keys) await page.keyboard.press(key);
  return page.evaluate(() => {
    navigation.onnavigate = null;
    return window.ways === 0;
  });
}

// A page of every form, and a chapter with others above, beside and below it.
const folders = readdirSync(site, { withFileTypes: true }).filter((one) => one.isDirectory());
const pages = ['index.html', 'attention.html', 'handover.html', 'about.html', 'data-protection.html', 'print.html', 'platforms/coverage.html']
  .concat(folders.filter((folder) => existsSync(`${site}/${folder.name}/index.html`)).flatMap((folder) => {
    const names = readdirSync(`${site}/${folder.name}`).filter((name) => name.endsWith('.html') && name !== 'index.html').sort();
    return [`${folder.name}/index.html`, ...names.slice(0, 1).map((name) => `${folder.name}/${name}`)];
  }));
const inner = folders.find((folder) => folder.name === 'pages') && readdirSync(`${site}/pages`, { recursive: true })
  .map((name) => `pages/${name}`).find((name) => /pages\/.+\/.+\.html$/.test(name) && /rel="next"/.test(read(name)) && /class="contents"/.test(read(name)));

{
  const page = await open('index.html');
  for (const one of pages) {
    await page.goto(address(one));
    const found = await page.evaluate(() => {
      // A landmark of which there are several needs a name of its own.
      const named = [...document.querySelectorAll('main, nav, aside:not([role]), header:not(main *), footer:not(main *), [role=search]')]
        .map((mark) => `${mark.localName} ${mark.getAttribute('aria-label') ?? document.getElementById(mark.getAttribute('aria-labelledby'))?.textContent ?? ''}`);
      return {
        titles: document.querySelectorAll('h1').length,
        same: named.filter((name, index) => named.indexOf(name) !== index),
        skips: document.querySelector('a[href]').hash === `#${document.querySelector('main').id}`,
        here: [...document.querySelectorAll('[aria-current=page]')].filter((link) => link.pathname !== location.pathname).length,
      };
    });
    promise(`one title and landmarks of different names: ${one}`, found.titles === 1 && !found.same.length && found.skips && !found.here, found);
  }
  await page.context().close();
}

// Tab goes through a whole page, is seen wherever it is, and is caught nowhere.
for (const [one, width] of [['index.html', 1280], [inner, 1280], ['platforms/index.html', 320]]) {
  const page = await open(one, { width });
  const [unseen, stops] = [[], new Set()];
  let ended = false;
  for (let presses = 0; presses < 500 && !ended; presses += 1) {
    await page.keyboard.press('Tab');
    const look = () => page.evaluate(() => {
      const [active, style] = [document.activeElement, getComputedStyle(document.activeElement)];
      const box = active.getBoundingClientRect();
      const all = [...document.querySelectorAll('*')];
      return { is: all.indexOf(active), body: active === document.body, text: active.textContent.slice(0, 30),
        seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left > -1 && box.right < innerWidth + 1 };
    });
    const stop = await look();
    ended = stop.body || stops.has(stop.is);
    if (!ended && !stop.seen && !await until(async () => (await look()).seen)) unseen.push(stop);
    stops.add(stop.is);
  }
  promise(`Tab goes through all of ${one} at ${width} px and comes out again`, ended && stops.size > 10, stops.size);
  promise(`the focus is seen at every stop of ${one} at ${width} px`, !unseen.length, unseen.slice(0, 5));
  await page.context().close();
}

{
  const page = await open(inner);
  await page.keyboard.press('Tab');
  promise('the first stop leads to the content', await at(page, '.skip'));
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash);
  await page.keyboard.press('Tab');
  promise('from there Tab goes on in the content', await at(page, 'main *'));

  await page.keyboard.press('?');
  promise('? opens the help', await isOpen(page) && await at(page, '#s\\.keys *'));
  const rows = await page.locator('#s\\.keys dt:visible').allTextContents();
  promise('it names keys for the sections and for the contents, and none for what is not there',
    rows.includes('/') && rows.includes('t') && rows.includes('j') && !rows.includes('f') && rows.filter((row) => row.startsWith('g ')).length > 14 && new Set(rows).size === rows.length, rows);
  promise('keys do nothing below it', await stays(page, 'j') && await isOpen(page));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  promise('Tab stays in the help', await page.evaluate(() => !document.activeElement.matches('body > :not(dialog) *')));
  await page.keyboard.press('Escape');
  await eventually('Escape closes it and gives the focus back', async () => !await isOpen(page) && await at(page, 'main *'));

  promise('with Control, Alt or Meta a key is not ours', await stays(page, 'Control+/', 'Alt+t', 'Meta+j') && !await at(page, '.contents *'));

  await page.keyboard.press('t');
  promise('t leads to the contents', await at(page, '.contents a'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const current = () => page.locator('.contents [aria-current=location]').evaluateAll((links) => links.map((link) => decodeURIComponent(link.hash.slice(1))));
  const hash = () => page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
  await eventually('Enter leads to its heading, and the contents mark this one place',
    async () => await hash() && await page.locator(`[id="${await hash()}"]`).isVisible() && (await current()).join() === await hash(), async () => [await hash(), await current()]);
  const last = await page.locator('.contents a').last().evaluate((link) => decodeURIComponent(link.hash.slice(1)));
  await page.keyboard.press('End');
  await eventually('at the end the contents mark the last heading', async () => (await current()).join() === last, current);
  await page.keyboard.press('Home');
  await eventually('at the beginning another or none', async () => (await current()).join() !== last, current);

  const next = await page.locator('[rel=next]').evaluate((link) => link.href);
  promise('j turns to the next chapter', await leads(page, pathOf(next), 'j'), path(page));
  promise('k turns back', await leads(page, inner, 'k'), path(page));
  promise('g and a letter lead to a section', await leads(page, 'platforms/index.html', 'g', 'p'), path(page));
  await page.keyboard.press('?');
  const named = await page.locator('#s\\.keys dt:visible').allTextContents();
  promise('the help of a list names its filter, and single keys alone', named.includes('f') && named.every((row) => /^(g )?.$/.test(row)), named);
  await page.keyboard.press('Escape');
  await until(async () => !await isOpen(page));
  promise('and to the glossary at the foot', await leads(page, 'glossary/index.html', 'g', 'g'), path(page));
  promise('and to the start', await leads(page, 'index.html', 'g', 's'), path(page));
  promise('a letter alone leads nowhere', await stays(page, 'x', 'p'));

  // What a run leaves behind: the preview runs scripts again in the same page.
  const session = await page.context().newCDPSession(page);
  const listeners = async () => {
    let count = 0;
    for (const expression of ['window', 'document', 'document.querySelector(".bar form.find")']) {
      const { result } = await session.send('Runtime.evaluate', { expression });
      count += (await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId })).listeners.length;
    }
    return count;
  };
  for (const one of ['index.html', `calendar/${JSON.parse(read('api/portal.json')).as_of.slice(0, 7)}.html`]) {
    await page.goto(address(one));
    // As the preview does it: what stands in the page is as it was sent.
    const sent = await open(one, { javaScriptEnabled: false });
    const main = await sent.locator('main').innerHTML();
    await sent.context().close();
    await page.locator('main').evaluate((live, html) => { live.innerHTML = html; }, main);
    const before = await listeners();
    await page.evaluate(() => Promise.all([...document.querySelectorAll('script[src]')].map((old) => new Promise((settle) => {
      const script = document.createElement('script');
      [script.onload, script.src] = [settle, old.src];
      document.body.append(script);
    }))));
    promise(`scripts that run again leave nothing behind: ${one}`, before > 1 && await listeners() === before, [before, await listeners()]);
  }
  await page.context().close();
}

{
  const page = await open(inner);
  promise('the foot names the help', await tab(page, '[data-open="s.keys"]'));
  await page.keyboard.press('Enter');
  promise('Enter opens it', await isOpen(page));
  await tab(page, '#s\\.keys input');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await eventually('the focus is back at the foot', () => at(page, '[data-open="s.keys"]'));
  promise('switched off, no key does anything', await stays(page, '?', 't', 'g', 'p', 'j') && !await isOpen(page) && !await at(page, '.contents *'), path(page));
  await page.reload();
  await page.keyboard.press('t');
  promise('on the next visit they are still off', !await at(page, '.contents *'));
  await tab(page, '[data-open="s.keys"]', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tab(page, '#s\\.keys input');
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await until(async () => !await isOpen(page));
  await page.keyboard.press('t');
  promise('switched on, they work again', await at(page, '.contents a'));
  await page.context().close();
}

{
  const page = await open(inner, { width: 320 });
  promise('at 320 px Tab reaches the menu', await tab(page, '.menu'));
  promise('its sections are closed', !await page.locator('.sections a').first().isVisible());
  await page.keyboard.press('Enter');
  promise('Enter opens them', await page.locator('.sections a').first().isVisible());
  await page.keyboard.press('Tab');
  promise('Tab goes on to the first', await at(page, '.sections a'));
  await page.keyboard.press('Escape');
  await eventually('Escape closes them', async () => !await page.locator('.sections a').first().isVisible() && await at(page, '.menu'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  const wanted = await page.evaluate(() => document.activeElement.href);
  promise('a section is reached', await leads(page, pathOf(wanted), 'Enter'), path(page));
  await page.goBack();
  promise('the contents begin closed', !await page.locator('.contents a').first().isVisible());
  promise('Tab reaches them', await tab(page, '.contents summary'));
  await page.keyboard.press('Enter');
  promise('Enter opens them', await page.locator('.contents a').first().isVisible());
  promise('nothing is wider than the window', await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.keyboard.press('?');
  promise('the help fits', await page.locator('#s\\.keys').evaluate((one) => one.getBoundingClientRect().right <= innerWidth && one.scrollWidth <= one.clientWidth));
  await page.context().close();
}

// A guideline that is translated: its sections have the same names in both languages.
const translated = readdirSync(`${site}/guidelines`).map((name) => `guidelines/${name}`)
  .find((name) => name.endsWith('.html') && existsSync(`${site}/en/${name}`) && /<h2 id="([^"]+)"/.test(read(name)) && read(`en/${name}`).includes(`<h2 id="${/<h2 id="([^"]+)"/.exec(read(name))[1]}"`) && !read(`en/${name}`).includes('no English version'));
if (translated) {
  const section = /<h2 id="([^"]+)"/.exec(read(translated))[1];
  const page = await open(translated);
  promise('the other language begins at the beginning', await page.locator('.languages a').first().evaluate((link) => { link.focus(); return link.hash === ''; }));
  await page.evaluate((id) => { location.hash = id; }, section);
  await page.locator('.languages a').first().focus();
  promise('the other language begins at the same section', await leads(page, `en/${translated}`, 'Enter') && decodeURIComponent(new URL(page.url()).hash) === `#${section}`, page.url());
  await page.context().close();
}

{
  const page = await open('search.html');
  await page.goto(`${address('search.html')}?q=podcast%20%26%20Film`);
  await page.locator('.languages a').first().focus();
  promise('the other language is reached from the search', await leads(page, 'en/search.html', 'Enter'), page.url());
  await eventually('and looks for the same', async () => await page.locator('main input[name=q]').inputValue() === 'podcast & Film', () => page.url());
  await page.context().close();
}

{
  const page = await open(inner, { javaScriptEnabled: false });
  promise('without a script the contents are open and no help is offered',
    await page.locator('.contents a').first().isVisible() && !await page.locator('[data-open="s.keys"]').isVisible());
  await page.context().close();
}

promise('no error, no violation of the policy, no request to another host', complaints.length === 0, complaints);
await browser.close();
close();
