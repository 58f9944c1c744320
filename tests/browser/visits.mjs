// "Changed since your last visit", from file://: when a visit is over, what is marked then, and that nothing happens
// without a memory and without a script. node tests/browser/visits.mjs SITE.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch, newPage, overhear } from './chromium.mjs';
import { close, promise } from './promise.mjs';

// The portal with other changes than its own: a day before it was built, on the day, and long before.
const folder = mkdtempSync(join(tmpdir(), 'visits-'));
const site = join(folder, 'Portal & mehr');
cpSync(resolve(process.argv[2] ?? 'public'), site, { recursive: true });
const start = readFileSync(join(site, 'index.html'), 'utf8');
const asOf = /data-as-of="(\d{4}-\d{2}-\d{2})"/.exec(start)[1];
const daysBefore = (days) => new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);
const [edited, added, old] = [...start.matchAll(/<th scope="row"><a href="(campaigns\/[^"#]+)"/g)].map((link) => link[1]);
const guideline = `guidelines/${readdirSync(join(site, 'guidelines')).find((name) => name.endsWith('.html') && name !== 'index.html')}`;
const changed = {
  edited: { [edited]: asOf, [`en/${edited}`]: asOf, [added]: asOf, [old]: daysBefore(20), [guideline]: daysBefore(3) },
  added: { [added]: daysBefore(1) },
};
writeFileSync(join(site, 'changed.js'), `window.leitstandChanged = ${JSON.stringify(changed)};\n`);

const address = (path) => pathToFileURL(join(site, path)).href;
const store = `leitstand visits ${pathToFileURL(site).href}/`;
const hours = (count) => count * 3_600_000;
const browser = await launch();
const complaints = [];

// A reader with a memory, or with one that is out of order.
async function reader(memory, options = {}) {
  const page = await newPage(browser, options);
  overhear(page, complaints);
  if (memory === 'none') {
    await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  } else if (memory !== undefined) {
    await page.addInitScript(([key, value]) => { localStorage.getItem(key) ?? localStorage.setItem(key, value); }, [store, typeof memory === 'string' ? memory : JSON.stringify(memory)]);
  }
  return page;
}
// What is marked on a page: the address of each link with its word. A page is loaded when its marks are there.
async function marks(page, path) {
  await page.goto(address(path));
  return page.evaluate(() => [...document.querySelectorAll('main .news')].map((mark) => `${mark.previousElementSibling.getAttribute('href')} ${mark.textContent}`));
}
const remembered = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), store);
const same = (found, ...wanted) => JSON.stringify([...new Set(found)].sort()) === JSON.stringify(wanted.sort());

const now = Date.now();
const list = (path) => path.replace('campaigns/', '');
const table = [
  // Who comes for the first time has seen nothing, and is told nothing.
  ['a first visit', undefined, 'index.html', []],
  // An hour later it is still the same visit, which began without one before.
  ['the same visit', { at: now - hours(1), asOf }, 'index.html', []],
  // Five hours later another has begun. Of the day on which the last one was, what came later is not known.
  ['the next visit on the same day', { at: now - hours(5), asOf }, 'index.html', [`${edited} geändert`, `${added} geändert`]],
  ['a visit some days later', { at: now - hours(48), asOf: daysBefore(2) }, 'index.html', [`${edited} geändert`, `${added} neu`]],
  ['the same, an hour later', { at: now - hours(1), asOf, since: daysBefore(2) }, 'index.html', [`${edited} geändert`, `${added} neu`]],
  ['a visit after a month', { at: now - hours(700), asOf: daysBefore(29) }, 'index.html', [`${edited} geändert`, `${added} neu`, `${old} geändert`]],
  ['in English', { at: now - hours(48), asOf: daysBefore(2) }, 'en/index.html', [`${edited} changed`]],
  ['a list', { at: now - hours(80), asOf: daysBefore(4) }, 'guidelines/index.html', [`${guideline.replace('guidelines/', '')} geändert`]],
  ['a memory of something else', '"no visit"', 'index.html', []],
  ['a memory that is torn', '{"at":', 'index.html', []],
  ['no memory', 'none', 'index.html', []],
];
for (const [what, memory, path, wanted] of table) {
  const page = await reader(memory);
  const found = await marks(page, path);
  promise(`${what}: marks what has changed`, same(found, ...wanted), { found, wanted });
  await page.context().close();
}

// A visit from page to page, then the next one.
{
  const page = await reader({ at: now - hours(30), asOf: daysBefore(2) });
  await marks(page, 'index.html');
  const first = await remembered(page);
  promise('a new visit remembers the one before', first.since === daysBefore(2) && first.asOf === asOf, first);
  const found = await marks(page, 'campaigns/index.html');
  promise('marks stay as long as the visit', found.includes(`${list(edited)} geändert`), found);
  promise('the visit before stays the same', (await remembered(page)).since === daysBefore(2));
  promise('a mark says what it means, in words', await page.locator('.news').first().getAttribute('title') === 'seit dem letzten Besuch');
  await page.context().close();
}
{
  const page = await reader({ at: now - hours(48), asOf: daysBefore(2) }, { javaScriptEnabled: false });
  await page.goto(address('index.html'));
  promise('without a script nothing is marked', (await page.locator('.news').count()) === 0);
  await page.context().close();
}
const [script] = /assets\/visits\.[^"]+\.js/.exec(start);
const weight = gzipSync(readFileSync(join(site, script))).length;
promise('the script is small', weight <= 1536, weight);
promise('no complaint, no request to elsewhere', complaints.length === 0, complaints);

await browser.close();
rmSync(folder, { recursive: true });
close();
