// The search, in the browser, from file://: what the judged queries find in the example and among a thousand
// pages, how fast, how much is loaded for it; by keyboard alone; announced; and nothing of it ever runs.
// node tests/browser/search.mjs PROGRAM; `SHOW=1` lists what was not found.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { at, launch, newPage } from './chromium.mjs';
import { writeCorpus } from './corpus.mjs';
import { close, promise } from './promise.mjs';

const program = process.argv[2];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'leitstand-search-'));
const queries = readFileSync(here('../fixtures/search/queries.tsv'), 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'))
  .map(([sort, words, pages]) => ({ sort, words, pages: pages.split(' ') }));

const build = (content, output) => {
  execFileSync(program, ['--content', content, 'build', '--output', output], { stdio: ['ignore', 'ignore', 'ignore'] });
  return output;
};
const example = build(here('../../content'), join(folder, 'example'));
writeCorpus(here('../../content'), join(folder, 'content'));
const corpus = build(join(folder, 'content'), join(folder, 'corpus'));

const browser = await launch();
const complaints = [];
async function open(site, path, options = {}) {
  const page = await newPage(browser, options);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => /^(file|data):/.test(request.url()) || complaints.push(`request to ${request.url()}`));
  await page.goto(pathToFileURL(join(site, path)).href);
  return page;
}

// Looks for words on the page of all results; says how long it took until they were there.
const look = (page, words) => page.evaluate(async (words) => {
  const [field, place] = [document.querySelector('main input[name=q]'), document.querySelector('.found')];
  delete place.dataset.query;
  const start = performance.now();
  const shown = new Promise((done) => {
    const observer = new MutationObserver(() => place.dataset.query === words && (observer.disconnect(), done()));
    observer.observe(place, { attributes: true });
  });
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await shown;
  const took = performance.now() - start;
  const root = new URL('.', location.href).href;
  return { took, found: [...place.querySelectorAll('li a')].map((link) => decodeURIComponent(link.href.slice(root.length))) };
}, words);

const below = (part, numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * part)];

// How long results take, the best of three times: whatever else the machine is doing is no part of the promise. Beside
// it something else that takes its time, as fast or slow as the machine is now: words are put into order. Where a
// search may take 30 ms, this takes one and a half.
async function measure(page, words) {
  const [times, controls] = [[], []];
  for (let run = 0; run < 3; run += 1) {
    times.push((await look(page, words)).took);
    controls.push(await page.evaluate(() => {
      const words = Array.from({ length: 2000 }, (_, number) => `Wort ${(number * 7919) % 2003}`);
      const start = performance.now();
      words.sort(new Intl.Collator('de').compare);
      return performance.now() - start;
    }));
  }
  return { time: Math.min(...times), control: Math.min(...controls) };
}

// What is typed on the English side: English words, and German ones.
const isEnglish = (sort) => sort === 'english' || sort === 'foreign';
const isOf = (found, page) => found === page || found.startsWith(`${page}#`);
async function judge(name, site) {
  const pages = { de: await open(site, 'search.html'), en: await open(site, 'en/search.html') };
  const sorts = new Map();
  const [times, controls] = [[], []];
  for (const [at, { sort, words, pages: wanted }] of queries.entries()) {
    const language = isEnglish(sort) ? 'en' : 'de';
    const { found } = await look(pages[language], words);
    if (at % 3 === 0) {
      const { time, control } = await measure(pages[language], words);
      times.push(time);
      controls.push(control);
    }
    const places = found.slice(0, 10).map((place) => (language === 'en' ? `en/${place}` : place));
    const missed = wanted.filter((page) => !places.some((place) => isOf(place, page)));
    if (missed.length && process.env.SHOW) console.log(`  ${name}: ${sort} “${words}” lacks ${missed}; has ${places.slice(0, 4).join(' ')}`);
    const count = sorts.get(sort) ?? { wanted: 0, found: 0 };
    count.wanted += wanted.length;
    count.found += wanted.length - missed.length;
    sorts.set(sort, count);
  }
  const recall = ({ wanted, found }) => (100 * found) / wanted;
  const all = [...sorts.values()].reduce((a, b) => ({ wanted: a.wanted + b.wanted, found: a.found + b.found }));
  const said = (numbers) => `${below(0.5, numbers).toFixed(1)} (95 of 100: ${below(0.95, numbers).toFixed(1)})`;
  console.log(`${name}: ${queries.length} queries, recall in the first ten ${recall(all).toFixed(1)} % (${[...sorts].map(([sort, count]) => `${sort} ${recall(count).toFixed(0)}`).join(', ')}); results after ${said(times)} ms, the control takes ${said(controls)}`);
  promise(`${name}: 95 of 100 are found`, recall(all) >= 95, recall(all));
  promise(`${name}: of compounds 90 of 100 are found`, recall(sorts.get('compound')) >= 90, recall(sorts.get('compound')));
  // The slowest are kept waiting by whatever else the machine does, more often than the short control.
  for (const [part, most] of [[0.5, 20], [0.95, 50]]) {
    const [took, control] = [below(part, times), below(part, controls)];
    promise(`${name}: ${100 * part} of 100 results are there within ${most} times the control`, took < most * control, [took, control]);
  }
  promise(`${name}: compounds that nobody has written are found by their parts, and from the English side what has a German name`, recall(sorts.get('own')) >= 90 && recall(sorts.get('foreign')) >= 90, [recall(sorts.get('own')), recall(sorts.get('foreign'))]);
  for (const page of Object.values(pages)) await page.context().close();
}
promise('there are 200 judged queries', queries.length >= 200, queries.length);
await judge('example', example);
await judge('corpus', corpus);

// What a first search loads among a thousand pages, scripts included, as it is on a disk: on the page of all results,
// now and then under the field of a page.
{
  const sizes = [];
  const page = await newPage(browser);
  const loaded = new Set();
  page.on('request', (request) => loaded.add(fileURLToPath(request.url().split('?')[0])));
  for (const [at, { sort, words }] of queries.entries()) {
    loaded.clear();
    const root = isEnglish(sort) ? join(corpus, 'en') : corpus;
    if (at % 10 === 0) {
      await page.goto(pathToFileURL(join(root, 'index.html')).href);
      await page.locator('.bar input[name=q]').fill(words);
      await page.locator('.bar [role=status]:not(:empty)').waitFor({ state: 'attached' });
    } else {
      await page.goto(`${pathToFileURL(join(root, 'search.html')).href}?q=${encodeURIComponent(words)}`);
      await page.locator('main [role=status]:not(:empty)').waitFor({ state: 'attached' });
    }
    const files = [...loaded].filter((path) => /[/]search[/]|[/](search|words|find)[.].*js$/.test(path));
    const plain = files.reduce((sum, path) => sum + statSync(path).size, 0);
    const packed = files.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
    sizes.push({ words, plain, packed });
  }
  await page.context().close();
  sizes.sort((a, b) => a.plain - b.plain);
  const kilo = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;
  const [middle, most] = [sizes[sizes.length >> 1], sizes.at(-1)];
  console.log(`first search among 1,000 pages, scripts included: ${kilo(middle.plain)} (${kilo(middle.packed)} packed), at most ${kilo(most.plain)} (${kilo(Math.max(...sizes.map((one) => one.packed)))} packed) for “${most.words}”`);
  promise('every first search loads at most 100 KB as the files are', most.plain <= 100 * 1024, most);
}

// On the English side results say which language they are in, and what they are called in the language of the words.
{
  const page = await open(example, 'en/search.html');
  await look(page, 'Bildrechte');
  const first = page.locator('.found li', { has: page.locator('a[href="guidelines/bildrechte.html"]') });
  promise('a translated page shows the name by which it was found', (await first.locator('.also[lang=de]').textContent()) === 'Bildrechte' && await first.locator('.tongue').count() === 0);
  await look(page, 'Werbekennzeichnung');
  const other = page.locator('.found li', { has: page.locator('a[href^="guidelines/werbekennzeichnung.html"]') });
  promise('one without a translation says that it is in German', (await other.locator('.tongue').textContent()) === 'German' && await other.locator('p[lang=de]').count() === 1);
  await look(page, 'Mara Musterfrau');
  promise('a person is in no language', await page.locator('.found li', { has: page.locator('a[href="people/mara-musterfrau.html"]') }).locator('.tongue').count() === 0);
  await page.context().close();
}

// While somebody types a compound that nobody has written.
{
  const page = await open(example, 'search.html');
  const [whole] = (await look(page, 'Urlaubsvertretung')).found;
  for (const words of ['Urlaubsvert', 'Urlaubsvertret', 'Urlaubsvertretu']) {
    const { found } = await look(page, words);
    promise(`“${words}” finds what the whole word finds`, found.slice(0, 3).includes(whole), [whole, found.slice(0, 4)]);
  }
  await page.context().close();
}

// By keyboard alone, from a page deep in the folders.
{
  const page = await open(example, 'pages/arbeiten-im-team/uebergabe.html');
  const field = page.locator('.bar input[name=q]');
  const chosen = () => page.locator('.bar [role=option][aria-selected=true]').textContent();
  await page.keyboard.press('/');
  promise('/ leads to the field', await at(page, '.bar input[name=q]'));
  await page.keyboard.type('freigabe');
  // What is found for all that was typed, not for its beginning.
  await page.locator('.choices [href$="q=freigabe"]').waitFor();
  promise('the field says that it has a list, and that it is open', await field.getAttribute('role') === 'combobox' && await field.getAttribute('aria-expanded') === 'true');
  promise('what is found is announced', /^\d+ Treffer$/.test(await page.locator('.bar [role=status]').textContent()));
  promise('results stand by kind', await page.locator('.choices [role=group][aria-label]').count() > 1);
  await page.keyboard.press('ArrowDown');
  const first = await chosen();
  promise('down chooses the first', await field.getAttribute('aria-activedescendant') === await page.locator('.bar [role=option]').first().getAttribute('id'));
  await page.keyboard.press('ArrowDown');
  promise('down again the second', await chosen() !== first);
  await page.keyboard.press('ArrowUp');
  promise('up the first again', await chosen() === first);
  await page.keyboard.press('Escape');
  promise('Escape closes the list, and keeps what was typed', !await page.locator('.choices').isVisible() && await field.inputValue() === 'freigabe');
  await page.keyboard.press('ArrowDown');
  promise('down opens it', await page.locator('.choices').isVisible());
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForURL(/guidelines\/freigabe\.html/), page.keyboard.press('Enter')]);
  promise('Enter goes there', true);
  await page.keyboard.press('/');
  await page.keyboard.type('übergabe');
  await Promise.all([page.waitForURL(/search\.html\?q=/), page.keyboard.press('Enter')]);
  await page.locator('.found li').first().waitFor();
  promise('Enter without a choice leads to all results', await page.locator('main input[name=q]').inputValue() === 'übergabe');
  promise('their number is announced', /Treffer/.test(await page.locator('main [role=status]').textContent()));
  promise('what was looked for is marked', (await page.locator('.found mark').allTextContents()).some((text) => /^übergabe$/i.test(text)));
  promise('a hit in a section leads to it', await page.locator('.found li a[href*="#"]').count() > 0);
  await page.keyboard.press('/');
  promise('/ leads to the field of the page', await page.evaluate(() => document.activeElement.closest('main form.find') !== null));
  for (let presses = 0; presses < 20 && !await page.locator('.found li a:focus').count(); presses += 1) await page.keyboard.press('Tab');
  promise('Tab leads on to the results', await page.locator('.found li a:focus').count() === 1);
  await page.locator('main input[name=q]').fill('qqxxqq');
  await page.locator('main [role=status]', { hasText: 'Kein Treffer' }).waitFor();
  promise('nothing found is said', await page.locator('.found li').count() === 0);
  await page.locator('main input[name=q]').fill('');
  await page.locator('#s\\.lists').waitFor();
  promise('without words the lists are there', true);
  await page.context().close();
}

// The portal is published anew while a page is open: what it loads from then on is of the new build. Then nothing is
// there any more.
{
  const content = join(folder, 'moving');
  cpSync(here('../../content'), content, { recursive: true });
  const site = build(content, join(folder, 'moved'));
  const page = await open(site, 'search.html');
  await look(page, 'quittengelee');
  writeFileSync(join(content, 'people/aaron-anders.yaml'), 'name: Aaron Anders\njob_title: Redaktion\n');
  build(content, site);
  const wanted = await open(example, 'search.html');
  for (const words of ['freigabe', 'instagram', 'übergabe', 'krise']) {
    const [{ found }, { found: expected }] = [await look(page, words), await look(wanted, words)];
    promise(`published anew, a page that is open finds “${words}” as before`, found.length > 0 && found.join() === expected.join(), [found, expected]);
  }
  promise('and what is new', (await look(page, 'Aaron Anders')).found.includes('people/aaron-anders.html'));
  const bar = await open(site, 'index.html');
  rmSync(join(site, 'search'), { recursive: true });
  await bar.locator('.bar input[name=q]').fill('freigabe');
  await bar.locator('.choices', { hasText: 'konnte nicht geladen werden' }).waitFor();
  promise('where the files are gone the field says so for all to see', await bar.locator('.choices').isVisible() && await bar.locator('.choices [role=option]').count() === 0);
  await page.locator('main input[name=q]').fill('datenschutz podcast');
  await page.locator('main [role=status]', { hasText: 'konnte nicht geladen werden' }).waitFor();
  promise('and the page of results, without what was found before', await page.locator('.found li').count() === 0);
  complaints.splice(0, Infinity, ...complaints.filter((text) => !text.includes('ERR_FILE_NOT_FOUND')));
  for (const one of [page, wanted, bar]) await one.context().close();
}

// Whatever is typed or found stays text.
{
  const HOSTILE = ['<img src=x onerror=window.ran=1>', '"><script>window.ran=1</script>', 'javascript:window.ran=1', '<svg/onload=window.ran=1>', "');window.ran=1;//",
    '${window.ran=1}', '{{window.ran=1}}', '\u2028window.ran=1', '<a href="javascript:window.ran=1">freigabe</a>', '__proto__', 'constructor', 'toString', '[', '\\', '!', '%', '🙂', 'a'.repeat(500), ' ', '\u0000'];
  const page = await open(corpus, 'search.html');
  for (const words of HOSTILE) {
    const typed = words.trim();
    if (typed) await look(page, typed);
    await page.goto(`${pathToFileURL(join(corpus, 'search.html')).href}?q=${encodeURIComponent(words)}`);
    await page.locator('.bar input[name=q]').fill(words);
    // Both have answered.
    for (const said of typed ? ['main', '.bar'] : []) await page.locator(`${said} [role=status]:not(:empty)`).first().waitFor({ state: 'attached' });
  }
  promise('nothing that is typed runs', await page.evaluate(() => window.ran === undefined));
  const { found } = await look(page, 'Quittengelee');
  promise('a hostile title is found', found.some((place) => place.startsWith('pages/ablage/boese.html')), found);
  promise('and shown as it is', /<img src=x onerror=window.ran=1><script>/.test(await page.locator('.found').textContent()));
  promise('and nothing of it becomes an element', await page.locator('.found :is(img, script, svg)').count() === 0 && await page.evaluate(() => window.ran === undefined));
  await page.context().close();
}

{
  const page = await open(example, 'index.html', { javaScriptEnabled: false });
  await page.locator('.bar input[name=q]').fill('freigabe');
  await Promise.all([page.waitForURL(/search\.html\?q=freigabe/), page.keyboard.press('Enter')]);
  promise('without a script the page says what is missing', await page.locator('.no-script').isVisible());
  promise('and leads on', await page.locator('#s\\.lists a[href="glossary/index.html"]').isVisible());
  await page.context().close();
}

promise('no error, no violation of the policy, no request to another host', complaints.length === 0, complaints);
await browser.close();
rmSync(folder, { recursive: true });
close();
